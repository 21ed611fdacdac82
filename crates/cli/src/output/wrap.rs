//! Lines broken between words for a terminal, colours taking no room.

use unicode_width::UnicodeWidthChar;

/// Breaks lines at spaces so that they fit `width` columns; a longer word stands on its own line.
pub fn wrap(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut column = 0;
    // The word being read: where it begins in `text`, and its columns.
    let (mut start, mut columns, mut escape) = (0, 0, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escape => escape = !c.is_ascii_alphabetic(),
            '\u{1b}' => escape = true,
            ' ' | '\n' => {
                place(&mut out, &mut column, &text[start..at], columns, width);
                (start, columns) = (at + 1, 0);
                if c == '\n' {
                    out.push('\n');
                    column = 0;
                } else {
                    out.push(' ');
                    column += 1;
                }
            }
            '\t' => columns += 8,
            c => columns += c.width().unwrap_or(0),
        }
    }
    place(&mut out, &mut column, &text[start..], columns, width);
    out
}

fn place(out: &mut String, column: &mut usize, word: &str, columns: usize, width: usize) {
    if *column > 0 && columns > 0 && *column + columns > width && out.ends_with(' ') {
        out.pop();
        out.push('\n');
        *column = 0;
    }
    out.push_str(word);
    *column += columns;
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("one two three", 8), "one two\nthree");
        assert_eq!(wrap("a\u{1b}[1mbc\u{1b}[0m de", 6), "a\u{1b}[1mbc\u{1b}[0m de");
        assert_eq!(wrap("extraordinary day", 6), "extraordinary\nday");
        assert_eq!(wrap("x\n\n  y z\n", 20), "x\n\n  y z\n");
    }
}
