//! TimeML: the text with its dates as TIMEX3 elements, the document's date as `t0`.

use dateline::Extraction;
use dateline::date::Basis;

use crate::document::Document;
use crate::output::{Format, xml};

/// See the module.
pub struct TimeMl;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";

impl Format for TimeMl {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(HEAD.as_bytes());
        out.extend_from_slice(b"<DOCID>");
        xml::push_text(out, &document.id.to_text());
        out.extend_from_slice(b"</DOCID>\n");
        if let Some(date) = &document.date {
            let day = date.get(..10).unwrap_or(date);
            out.extend_from_slice(b"<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
            xml::push_attribute(out, "value", day);
            out.extend_from_slice(
                b" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">",
            );
            xml::push_text(out, day);
            out.extend_from_slice(b"</TIMEX3></DCT>\n");
        }
        out.extend_from_slice(b"<TEXT>");
        let text = found.text();
        let mut at = 0;
        for (number, date) in found.dates().enumerate() {
            let span = date.span();
            xml::push_text(out, &text[at..span.start]);
            let value = date.value();
            let start = format!("<TIMEX3 tid=\"t{}\" {}", number + 1, value.timex_attrs());
            out.extend_from_slice(start.as_bytes());
            let relative = value.basis == Basis::Reference;
            xml::push_attribute(out, "temporalFunction", if relative { "true" } else { "false" });
            if relative && document.date.is_some() {
                xml::push_attribute(out, "anchorTimeID", "t0");
            }
            out.push(b'>');
            xml::push_text(out, date.text());
            out.extend_from_slice(b"</TIMEX3>");
            at = span.end;
        }
        xml::push_text(out, &text[at..]);
        out.extend_from_slice(b"</TEXT>\n</TimeML>\n");
    }

    fn single(&self) -> bool {
        true
    }

    fn extension(&self) -> &'static str {
        "tml"
    }
}
