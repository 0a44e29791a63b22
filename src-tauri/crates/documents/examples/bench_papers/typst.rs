//! A paper as a Typst file: headings, lists and tables are Typst's own, so that it can tag them.

use chairside_documents::paper::*;

/// The whole file.
pub fn source(paper: &Paper) -> String {
    let mut text = head(paper);
    for block in &paper.blocks {
        text += &block_source(block);
    }
    text
}

fn head(paper: &Paper) -> String {
    let footer = &paper.footer;
    let copy = footer.copy.as_deref().unwrap_or_default();
    format!(
        "#set document(title: {title})\n#set text(lang: \"en\", region: \"GB\", size: 12pt, fallback: true, font: \
         (\"Atkinson Hyperlegible Next\", \"Noto Sans\", \"Vazirmatn\", \"Noto Sans Bengali\"))\n\
         #set par(leading: 0.75em, spacing: 1.1em)\n\
         #set page(paper: \"a4\", margin: (x: 19mm, top: 22mm, bottom: 20mm),\n  \
         header: text(size: 10pt)[#strong({marking}) #h(1fr) #{keeping}],\n  \
         footer: text(size: 10pt)[#{reference} #h(1fr) #strong({copy}) #h(1fr) Page #context counter(page).display() \
         of #context counter(page).final().first()])\n\
         #set table(stroke: (bottom: 0.5pt + gray), inset: 5pt)\n#show table.cell.where(y: 0): strong\n",
        title = string(&paper.title),
        marking = string(&paper.header.marking),
        keeping = string(&paper.header.keeping),
        reference = string(&footer.reference),
        copy = string(copy),
    )
}

/// Words as a string of Typst's.
fn string(words: &str) -> String {
    let escaped = words.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n"))
}

fn runs(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match (run.bold, run.italic) {
            (true, _) => format!("#strong({})", string(&run.text)),
            (false, true) => format!("#emph({})", string(&run.text)),
            (false, false) => format!("#{}", string(&run.text)),
        })
        .collect()
}

fn block_source(block: &Block) -> String {
    match block {
        Block::Heading(heading) => {
            let number = heading.number.as_ref().map(|n| format!("{n}. "));
            let words = format!("{}{}", number.unwrap_or_default(), heading.text);
            format!(
                "#heading(level: {}, {})\n",
                heading.level,
                string(words.trim())
            )
        }
        Block::Paragraph(paragraph) => {
            let label = paragraph.label.as_ref().map(|l| format!("{l} "));
            let mark = paragraph.restricted.as_ref();
            let mark = mark.map(|words| format!("#strong({})\n\n", string(words)));
            format!(
                "{}#{}{}\n\n",
                mark.unwrap_or_default(),
                string(&label.unwrap_or_default()),
                runs(&paragraph.runs)
            )
        }
        Block::List(list) => list_source(list),
        Block::Facts(facts) => facts_source(facts),
        Block::Table(table) if table.rows.is_empty() => String::new(),
        Block::Table(table) => table_source(table),
        Block::DecisionBox(inside) | Block::Notice(inside) => {
            let title = string(inside.title.as_deref().unwrap_or_default());
            format!(
                "#block(fill: luma(235), inset: 8pt, width: 100%)[#strong({title})\n\n{}]\n",
                parts(&inside.parts)
            )
        }
        Block::Rule => "#line(length: 100%)\n".to_owned(),
        Block::PageBreak => "#pagebreak()\n".to_owned(),
    }
}

fn list_source(list: &List) -> String {
    let kind = if list.is_numbered { "enum" } else { "list" };
    let items: Vec<String> = list
        .items
        .iter()
        .map(|item| format!("[{}]", runs(item)))
        .collect();
    format!("#{kind}({})\n", items.join(", "))
}

fn facts_source(facts: &Facts) -> String {
    let row = |fact: &Fact| {
        let lines: Vec<String> = fact.lines.iter().map(|line| runs(line)).collect();
        format!(
            "[#strong({})], [{}],\n",
            string(&fact.label),
            lines.join(" #linebreak() ")
        )
    };
    let rows: String = facts.rows.iter().map(row).collect();
    format!("#grid(columns: (1fr, 3fr), gutter: 8pt,\n{rows})\n")
}

fn table_source(table: &Table) -> String {
    let columns = table.head.len();
    let head: Vec<String> = table.head.iter().map(|words| string(words)).collect();
    let mut rows = String::new();
    for row in &table.rows {
        match row {
            TableRow::Group { text } => {
                rows += &format!(
                    "table.cell(colspan: {columns}, strong({})),\n",
                    string(text)
                );
            }
            TableRow::Cells { cells, .. } => {
                for cell in cells {
                    rows += &format!("[{}], ", parts(cell));
                }
                rows.push('\n');
            }
        }
    }
    let caption = table.caption.as_deref().map(|words| {
        // A caption of its own above the table, as on ours.
        format!("#strong({})\n", string(words))
    });
    format!(
        "{}#table(columns: (1fr,) * {columns}, table.header({}),\n{rows})\n",
        caption.unwrap_or_default(),
        head.join(", ")
    )
}

fn parts(parts: &[Part]) -> String {
    let written = parts.iter().map(|part| match part {
        Part::Text { runs: words } => runs(words),
        Part::List(list) => list_source(list),
    });
    written.collect::<Vec<_>>().join("\n\n")
}
