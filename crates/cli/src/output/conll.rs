//! CoNLL-2003: `token -X- _ B-PER`, an empty line after every sentence, `-DOCSTART-` before every
//! document.

use std::io::Write;

use dateline::{Entity, Extraction};

use crate::args::Scheme;
use crate::document::Document;
use crate::output::{Format, Options, label, tokens};

/// See the module.
pub struct Conll {
    pub options: Options,
}

impl Format for Conll {
    fn document(&self, _document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"-DOCSTART- -X- O O\n");
        let spans = tokens::spans(found);
        let mut entities = found.iter().peekable();
        // The end and kind of the last entity, if nothing has come in between.
        let mut last: Option<(usize, &str)> = None;
        for (span, sentence) in spans {
            // An entity may go over what looks like the end of a sentence; it stays whole.
            let inside = entities.peek().is_some_and(|entity| entity.span().start < span.start);
            if sentence && !inside {
                out.push(b'\n');
                last = None;
            }
            let tag = match entities.peek().copied() {
                Some(entity) if entity.span().overlaps(span) => {
                    let tag = self.tag(&entity, span.start, span.end, last);
                    if entity.span().end <= span.end {
                        last = Some((entity.span().end, label(&entity, self.options.labels)));
                        entities.next();
                    }
                    tag
                }
                _ => {
                    last = None;
                    "O".to_owned()
                }
            };
            // A column cannot hold white space, which a token of ours never does.
            writeln!(out, "{} -X- _ {tag}", span.of(found.text())).expect("to memory");
        }
        out.push(b'\n');
    }

    fn extension(&self) -> &'static str {
        "conll"
    }
}

impl Conll {
    fn tag(
        &self,
        entity: &Entity<'_>,
        start: usize,
        end: usize,
        last: Option<(usize, &str)>,
    ) -> String {
        let kind = label(entity, self.options.labels);
        let (first, ends) = (start <= entity.span().start, entity.span().end <= end);
        let letter = match (self.options.scheme, first, ends) {
            (Scheme::Bio, true, _) => 'B',
            (Scheme::Bio, false, _) => 'I',
            (Scheme::Bilou, true, true) => 'U',
            (Scheme::Bilou, true, false) => 'B',
            (Scheme::Bilou, false, true) => 'L',
            (Scheme::Bilou, false, false) => 'I',
            (Scheme::Iob1, true, _) if last.is_some_and(|(_, other)| other == kind) => 'B',
            (Scheme::Iob1, _, _) => 'I',
        };
        // A kind of the caller's own may have spaces, a column may not.
        format!("{letter}-{}", kind.split_whitespace().collect::<Vec<_>>().join("_"))
    }
}
