//! A paper as a page of HTML with print CSS: real headings, lists and tables, head and foot as page margins.

use std::path::Path;

use chairside_documents::paper::*;

/// The whole page. `fonts` is the folder of the typefaces that the papers are set in.
pub fn source(paper: &Paper, fonts: &Path) -> String {
    let blocks: String = paper.blocks.iter().map(block_source).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{}</title><style>{}</style></head>\
         <body>{blocks}</body></html>\n",
        escaped(&paper.title),
        style(paper, fonts)
    )
}

fn style(paper: &Paper, fonts: &Path) -> String {
    let face = |family: &str, weight: u32, file: &str| {
        format!(
            "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; src: url(\"file://{}\") }}\n",
            fonts.join(file).display()
        )
    };
    let faces: String = [
        face("Paper", 400, "AtkinsonHyperlegibleNext_400Regular.ttf"),
        face("Paper", 700, "AtkinsonHyperlegibleNext_700Bold.ttf"),
        face("Latin", 400, "NotoSans_400Regular.ttf"),
        face("Latin", 700, "NotoSans_700Bold.ttf"),
        face("Arabic", 400, "Vazirmatn_400Regular.ttf"),
        face("Arabic", 700, "Vazirmatn_700Bold.ttf"),
    ]
    .concat();
    let quoted = |words: &str| words.replace('"', "\\\"");
    let footer = &paper.footer;
    format!(
        "{faces}@page {{ size: A4; margin: 22mm 19mm 20mm;\n\
         @top-left {{ content: \"{}\"; font: bold 10pt Paper }}\n\
         @top-right {{ content: \"{}\"; font: 10pt Paper }}\n\
         @bottom-left {{ content: \"{}\"; font: 10pt Paper }}\n\
         @bottom-center {{ content: \"{}\"; font: bold 10pt Paper }}\n\
         @bottom-right {{ content: \"Page \" counter(page) \" of \" counter(pages); font: 10pt Paper }} }}\n\
         body {{ font: 12pt/1.42 Paper, Latin, Arabic, sans-serif; margin: 0 }}\n\
         h1 {{ font-size: 22pt }} h2 {{ font-size: 14pt }} h3 {{ font-size: 12pt }}\n\
         h1, h2, h3 {{ break-after: avoid }}\n\
         table {{ width: 100%; border-collapse: collapse; font-size: 11pt; table-layout: fixed }}\n\
         th, td {{ border-bottom: 0.5pt solid #999; padding: 4pt; text-align: left; vertical-align: top }}\n\
         tr {{ break-inside: avoid }} .box {{ background: #e9efee; padding: 8pt }}\n\
         .new-page {{ break-before: page }}\n",
        quoted(&paper.header.marking),
        quoted(&paper.header.keeping),
        quoted(&footer.reference),
        quoted(footer.copy.as_deref().unwrap_or_default()),
    )
}

fn escaped(words: &str) -> String {
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
    escaped.replace('>', "&gt;").replace('\n', "<br>")
}

fn runs(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match (run.bold, run.italic) {
            (true, _) => format!("<b>{}</b>", escaped(&run.text)),
            (false, true) => format!("<i>{}</i>", escaped(&run.text)),
            (false, false) => escaped(&run.text),
        })
        .collect()
}

fn block_source(block: &Block) -> String {
    match block {
        Block::Heading(heading) => {
            let number = heading.number.as_ref().map(|n| format!("{n}. "));
            let (level, number) = (heading.level, number.unwrap_or_default());
            format!("<h{level}>{number}{}</h{level}>\n", escaped(&heading.text))
        }
        Block::Paragraph(paragraph) => {
            let mark = paragraph.restricted.as_ref();
            let mark = mark.map(|words| format!("<p><b>{}</b></p>", escaped(words)));
            let label = paragraph.label.as_ref().map(|l| format!("{l} "));
            format!(
                "{}<p>{}{}</p>\n",
                mark.unwrap_or_default(),
                label.unwrap_or_default(),
                runs(&paragraph.runs)
            )
        }
        Block::List(list) => list_source(list),
        Block::Facts(facts) => {
            let row = |fact: &Fact| {
                let lines: Vec<String> = fact.lines.iter().map(|line| runs(line)).collect();
                format!(
                    "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                    escaped(&fact.label),
                    lines.join("<br>")
                )
            };
            let rows: String = facts.rows.iter().map(row).collect();
            format!("<table>{rows}</table>\n")
        }
        Block::Table(table) if table.rows.is_empty() => String::new(),
        Block::Table(table) => table_source(table),
        Block::DecisionBox(inside) | Block::Notice(inside) => {
            let title = escaped(inside.title.as_deref().unwrap_or_default());
            format!(
                "<div class=\"box\"><p><b>{title}</b></p>{}</div>\n",
                parts(&inside.parts)
            )
        }
        Block::Rule => "<hr>\n".to_owned(),
        Block::PageBreak => "<div class=\"new-page\"></div>\n".to_owned(),
    }
}

fn list_source(list: &List) -> String {
    let tag = if list.is_numbered { "ol" } else { "ul" };
    let items: String = list
        .items
        .iter()
        .map(|item| format!("<li>{}</li>", runs(item)))
        .collect();
    format!("<{tag}>{items}</{tag}>\n")
}

fn table_source(table: &Table) -> String {
    let caption = table.caption.as_deref();
    let caption = caption.map(|words| format!("<caption>{}</caption>", escaped(words)));
    let head: String = table
        .head
        .iter()
        .map(|words| format!("<th scope=\"col\">{}</th>", escaped(words)))
        .collect();
    let row = |row: &TableRow| match row {
        TableRow::Group { text } => format!(
            "<tr><th colspan=\"{}\">{}</th></tr>\n",
            table.head.len(),
            escaped(text)
        ),
        TableRow::Cells { cells, .. } => {
            let cells: String = cells
                .iter()
                .map(|cell| format!("<td>{}</td>", parts(cell)))
                .collect();
            format!("<tr>{cells}</tr>\n")
        }
    };
    let rows: String = table.rows.iter().map(row).collect();
    format!(
        "<table>{}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n",
        caption.unwrap_or_default()
    )
}

fn parts(parts: &[Part]) -> String {
    let written = parts.iter().map(|part| match part {
        Part::Text { runs: words } => format!("<p>{}</p>", runs(words)),
        Part::List(list) => list_source(list),
    });
    written.collect()
}
