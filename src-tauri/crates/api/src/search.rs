//! Looking for words, on this device only. What was looked for is not kept.

use chairside_domain::ids::ConferenceId;
use chairside_store::{DocumentKind, FOUND_END, FOUND_START, SearchHit as StoredHit};

use crate::AppError;
use crate::app::App;
use crate::contract::{Search, SearchHit, SearchResults, SnippetPiece};
use crate::session::Session;

/// The most hits that are shown.
const MOST_HITS: usize = 20;

impl App {
    /// Looks for words in notes, minutes, plans, decisions and reports, and for people by name.
    pub fn search(&self, request: Search) -> Result<SearchResults, AppError> {
        self.with_session(|session, _| {
            let mut hits = Vec::new();
            for row in session
                .store
                .conferences_matching(&request.words, MOST_HITS)?
            {
                hits.push(SearchHit {
                    conference: ConferenceId(row.document.0),
                    reference: row.reference,
                    title: row.title.clone(),
                    kind: "conference".to_owned(),
                    place: String::new(),
                    report: None,
                    snippet: vec![SnippetPiece {
                        text: row.title,
                        is_match: false,
                    }],
                    screen: "overview".to_owned(),
                });
            }
            for hit in session.store.search(&request.words, MOST_HITS)? {
                hits.extend(session.text_hit(hit)?);
            }
            Ok(SearchResults { hits })
        })
    }
}

impl Session {
    fn text_hit(&mut self, hit: StoredHit) -> Result<Option<SearchHit>, AppError> {
        let is_conference = self
            .store
            .document_state(hit.document)?
            .is_some_and(|state| state.kind == DocumentKind::Conference);
        let Some(row) = self
            .store
            .conference(hit.document)?
            .filter(|_| is_conference)
        else {
            return Ok(None);
        };
        let conference = ConferenceId(hit.document.0);
        let report = if hit.kind == "report" {
            let reports = self.conference(conference)?.reports;
            reports
                .into_iter()
                .find(|r| r.attachment.as_deref() == Some(&hit.source))
                .map(|r| r.id)
        } else {
            None
        };
        Ok(Some(SearchHit {
            conference,
            reference: row.reference,
            title: row.title,
            screen: screen_of(&hit.kind).to_owned(),
            kind: hit.kind,
            place: hit.title,
            report,
            snippet: pieces(&hit.snippet),
        }))
    }
}

fn screen_of(kind: &str) -> &'static str {
    match kind {
        "report" => "reports",
        "minutes" => "minutes",
        "notes" => "room",
        "plan" => "plan",
        "decision" => "decision",
        "letter" => "people",
        _ => "overview",
    }
}

fn pieces(snippet: &str) -> Vec<SnippetPiece> {
    let mut pieces = Vec::new();
    for part in snippet.split(FOUND_START) {
        match part.split_once(FOUND_END) {
            Some((found, rest)) => {
                pieces.push(SnippetPiece {
                    text: found.to_owned(),
                    is_match: true,
                });
                pieces.push(SnippetPiece {
                    text: rest.to_owned(),
                    is_match: false,
                });
            }
            None => pieces.push(SnippetPiece {
                text: part.to_owned(),
                is_match: false,
            }),
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}
