//! Names and words that the papers must carry whole.

/// Names and words in every script that papers are set in, each with its language.
pub const PROBES: [(&str, &str); 13] = [
    ("pl", "Zażółć gęślą jaźń, Małgorzata Świętosławska"),
    ("ro", "Ștefania Țurcanu și Bogdan Ionaș"),
    ("tr", "Gülşah Işıkdağ, İbrahim Çağlayan"),
    ("vi", "Nguyễn Thị Hường, Đặng Quốc Việt"),
    ("yo", "Adébáyọ̀ Ọláṣubọ̀mí"),
    ("is", "Þórdís Guðbjörnsdóttir"),
    ("bn", "তাহমিনা আক্তার থাকুক"),
    ("pa", "ਹਰਪ੍ਰੀਤ ਕੌਰ ਢਿੱਲੋਂ"),
    ("zh", "陈美玲住在她的姐姐家"),
    ("fa", "می\u{200C}خواهم بروم مهشید"),
    ("ar", "محمد بن علي الحسن"),
    ("ur", "رخسانہ اقبال آج آئیں گی"),
    ("en", "“Tempy’s tea” at £2.50 – 81% of days"),
];
