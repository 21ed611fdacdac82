//! Text in XML and HTML.

/// Appends text with markup characters escaped, and what XML 1.0 cannot hold as U+FFFD.
pub fn push_text(out: &mut Vec<u8>, text: &str) {
    let mut buffer = [0; 4];
    for c in text.chars() {
        out.extend_from_slice(match c {
            '&' => b"&amp;",
            '<' => b"&lt;",
            '>' => b"&gt;",
            '"' => b"&quot;",
            '\r' => b"&#13;",
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => "\u{fffd}".as_bytes(),
            c => c.encode_utf8(&mut buffer).as_bytes(),
        });
    }
}

/// Appends ` name="value"`.
pub fn push_attribute(out: &mut Vec<u8>, name: &str, value: &str) {
    out.push(b' ');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"=\"");
    push_text(out, value);
    out.push(b'"');
}
