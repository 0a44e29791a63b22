//! Agency reports: asked for, taken in as files that real programs wrote, read in the window, shared, withheld.

use std::path::Path;

use chairside_tests::window::until;
use serde_json::json;

use super::words::{
    FATHER, HEALTH_VISITOR, MOTHER, SOCIAL_WORKER, WORD_OF_REPORTS, WORD_OF_SUMMARY,
};
use super::{Journey, tab};

/// Files that LibreOffice, poppler and others wrote.
const REPORTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../src-tauri/crates/extract/tests/fixtures"
);
const BEFORE: &str = "Before the conference";
const TABLED: &str = "At the conference itself Late, tabled: nobody read it beforehand.";
const YOUTH: &str = "Lantern Youth Service";

impl Journey {
    /// Takes in a report of each kind and reads it.
    pub async fn takes_in_reports(&self) {
        let window = &self.window;
        self.opens_tab(tab::REPORTS).await;
        window.sees("No report is asked for yet").await;
        window.click("button", "Ask for a report").await;
        let request = window.dialog("Ask for a report");
        let writer = format!("{HEALTH_VISITOR}, Quenby Health");
        request.chooses("Who writes it (optional)", &writer).await;
        request.click("button", "Record the request").await;
        window.has_no_dialog().await;
        window.sees("Asked for").await;
        self.attaches("Quenby Health", "report.docx", BEFORE).await;
        window.sees(WORD_OF_REPORTS).await;
        self.looks_at("09-report-as-text").await;
        self.asks_and_attaches(
            "Harrowfell Primary School",
            "Education",
            "report.pdf",
            BEFORE,
        )
        .await;
        self.sees_a_drawn_page("a page with words").await;
        self.looks_at("09b-report-as-pages").await;
        self.asks_and_attaches("Wexmoor Police", "Police", "scan.pdf", TABLED)
            .await;
        window.sees("This is a scan or a picture.").await;
        self.sees_a_drawn_page("a scan").await;
        self.asks_and_attaches("Quenby Housing", "Housing", "report.odt", BEFORE)
            .await;
        window.sees(WORD_OF_REPORTS).await;
        self.asks_and_attaches(YOUTH, "Voluntary sector", "report.eml", BEFORE)
            .await;
        window.sees("Lanternbrook report.docx").await;
        self.shares_and_withholds().await;
        self.looks_at("10-report-shared").await;
    }

    async fn asks_and_attaches(&self, agency: &str, kind: &str, file: &str, when: &str) {
        self.window.click("button", "Ask for a report").await;
        let request = self.window.dialog("Ask for a report");
        request.fill("textbox", "Agency", agency).await;
        request.chooses("Kind of agency", kind).await;
        request.click("button", "Record the request").await;
        self.window.has_no_dialog().await;
        self.window.finds("heading", agency).await;
        self.attaches(agency, file, when).await;
    }

    async fn attaches(&self, agency: &str, file: &str, when: &str) {
        let window = &self.window;
        window.click("button", "Add the report").await;
        let dialog = window.dialog(&format!("Report of {agency}"));
        dialog.click("radio", when).await;
        dialog.click("button", "Browse: File").await;
        let path = Path::new(REPORTS).join(file).canonicalize().unwrap();
        let title = format!("The report of {agency}");
        window
            .answers_file_dialog(&title, path.to_str().unwrap())
            .await;
        dialog.click("button", "Add the file").await;
        window.has_no_dialog().await;
        window.finds("button", "Replace the file").await;
    }

    /// Waits until a canvas has dark points: the page is drawn, and not only its frame.
    async fn sees_a_drawn_page(&self, what: &str) {
        let script = "
            const canvas = document.querySelector('.app-pdf canvas');
            if (canvas === null) return 0;
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((value, index) => index % 4 === 0 && value < 128).length;";
        until(&format!("{what} to be drawn"), || async {
            let dark = self.window.script(script, vec![]).await;
            (dark.as_u64() > Some(100)).then_some(())
        })
        .await;
    }

    async fn shares_and_withholds(&self) {
        let window = &self.window;
        let title = format!("Sharing of the report of {YOUTH}");
        window.click("button", "Record sharing").await;
        let dialog = window.dialog(&title);
        dialog.chooses("With whom", MOTHER).await;
        dialog.fill("textbox", "How", "Read together").await;
        dialog.fill("textbox", "By whom", SOCIAL_WORKER).await;
        dialog.click("button", "Record sharing").await;
        window.has_no_dialog().await;
        window.click("button", "Record sharing").await;
        dialog.click("radio", "It is withheld").await;
        dialog.chooses("From whom", FATHER).await;
        dialog
            .fill("textbox", "Why", "It names another parent.")
            .await;
        dialog
            .fill("textbox", "By whose decision", SOCIAL_WORKER)
            .await;
        dialog.click("button", "Record as withheld").await;
        window.has_no_dialog().await;
        let summary = format!("The youth worker saw Temperance twice. {WORD_OF_SUMMARY}.");
        window
            .fill("textbox", "Summary for the minutes", &summary)
            .await;
        let withheld = window.script("return document.querySelectorAll('.app-report-list li .app-tag--restricted').length", vec![]).await;
        assert_eq!(
            withheld,
            json!(1),
            "the list shows which report is withheld"
        );
    }
}
