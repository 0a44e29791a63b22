//! Which changes knew of which: needed to tell work done apart from work done in turn.

use std::collections::{BTreeSet, HashMap};

use automerge::{ActorId, Automerge, ChangeHash};
use chrono::DateTime;

use crate::audit::{Audit, Authorship};

/// One change in the graph.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) hash: ChangeHash,
    pub(crate) by: Authorship,
    pub(crate) audit: Option<Audit>,
    actor: usize,
    seq: u64,
    /// For each actor, the last change of it that this one knew of, itself included.
    clock: Vec<u64>,
}

/// All changes of a record, each after those that it builds on.
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    by_hash: HashMap<ChangeHash, usize>,
}

impl Graph {
    pub(crate) fn of(document: &Automerge) -> Self {
        let changes = document.get_changes_meta(&[]);
        let mut actors: HashMap<ActorId, usize> = HashMap::new();
        for change in &changes {
            let next = actors.len();
            actors.entry(change.actor.as_ref().clone()).or_insert(next);
        }
        let mut graph = Self {
            nodes: Vec::with_capacity(changes.len()),
            by_hash: HashMap::with_capacity(changes.len()),
        };
        let mut last_of = vec![None; actors.len()];
        for change in changes {
            let actor = actors
                .get(change.actor.as_ref())
                .copied()
                .unwrap_or_default();
            let before = change
                .deps
                .iter()
                .filter_map(|hash| graph.by_hash.get(hash));
            let mut clock = vec![0; actors.len()];
            for node in before.chain(last_of[actor].iter()) {
                join(&mut clock, &graph.nodes[*node].clock);
            }
            clock[actor] = change.seq;
            last_of[actor] = Some(graph.nodes.len());
            graph.by_hash.insert(change.hash, graph.nodes.len());
            let audit = change.message.as_deref().and_then(Audit::from_line);
            let author = document.get_author_for_actor(&change.actor);
            graph.nodes.push(Node {
                hash: change.hash,
                by: Authorship {
                    device: author
                        .map(|author| author.to_hex_string())
                        .unwrap_or_default(),
                    person: audit.as_ref().map(|audit| audit.person),
                    role: audit.as_ref().map(|audit| audit.role),
                    at: DateTime::from_timestamp(change.timestamp, 0).unwrap_or_default(),
                },
                audit,
                actor,
                seq: change.seq,
                clock,
            });
        }
        graph
    }

    pub(crate) fn index(&self, hash: &ChangeHash) -> Option<usize> {
        self.by_hash.get(hash).copied()
    }

    /// Tells whether `later` knew of `earlier`, or is the same change.
    pub(crate) fn knew(&self, later: usize, earlier: usize) -> bool {
        let earlier = &self.nodes[earlier];
        self.nodes[later].clock[earlier.actor] >= earlier.seq
    }

    /// Tells whether neither change knew of the other.
    pub(crate) fn were_apart(&self, one: usize, other: usize) -> bool {
        !self.knew(one, other) && !self.knew(other, one)
    }

    /// The changes that were made apart from some other change.
    pub(crate) fn made_apart(&self) -> BTreeSet<usize> {
        let mut apart = BTreeSet::new();
        // The last change that each later one knew of, from the end backwards.
        let mut known_by_all_later: Option<Vec<u64>> = None;
        for (index, node) in self.nodes.iter().enumerate().rev() {
            let known: u64 = node.clock.iter().sum();
            let knew_all_earlier = known == index as u64 + 1;
            let later = known_by_all_later.get_or_insert_with(|| vec![u64::MAX; node.clock.len()]);
            if !knew_all_earlier || later[node.actor] < node.seq {
                apart.insert(index);
            }
            for (least, own) in later.iter_mut().zip(&node.clock) {
                *least = (*least).min(*own);
            }
        }
        apart
    }

    /// Tells whether everything in `heads` together knew of a change.
    pub(crate) fn heads_knew(&self, heads: &[ChangeHash], change: usize) -> bool {
        heads
            .iter()
            .filter_map(|head| self.index(head))
            .any(|head| self.knew(head, change))
    }
}

fn join(clock: &mut [u64], other: &[u64]) {
    for (own, other) in clock.iter_mut().zip(other) {
        *own = (*own).max(*other);
    }
}
