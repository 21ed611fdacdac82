//! Colours, and text that cannot disturb a terminal.

use std::borrow::Cow;

use anstyle::{AnsiColor, Color};
use dateline::Label;

/// How the parts of the output look.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    color: bool,
}

impl Style {
    /// With colours or without.
    pub const fn new(color: bool) -> Style {
        Style { color }
    }

    /// True with colours.
    pub const fn has_color(self) -> bool {
        self.color
    }

    fn paint(self, style: anstyle::Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A kind, or a name of that kind.
    pub fn kind(self, label: Label, text: &str) -> String {
        let style = anstyle::Style::new().fg_color(Some(Color::Ansi(color(label)))).bold();
        self.paint(style, text)
    }

    /// A name of that kind within its text.
    pub fn mark(self, label: Label, text: &str) -> String {
        let style =
            anstyle::Style::new().fg_color(Some(Color::Ansi(color(label)))).bold().underline();
        // A line break within a name would draw the underline to the edge on some terminals.
        let lines: Vec<_> = text.split('\n').map(|line| self.paint(style, line)).collect();
        lines.join("\n")
    }

    /// A heading.
    pub fn heading(self, text: &str) -> String {
        self.paint(anstyle::Style::new().bold(), text)
    }

    /// Something by the way.
    pub fn dim(self, text: &str) -> String {
        self.paint(anstyle::Style::new().dimmed(), text)
    }
}

/// The colour of a kind; all are readable on dark and on light.
fn color(label: Label) -> AnsiColor {
    match label {
        Label::Person => AnsiColor::Blue,
        Label::Place => AnsiColor::Green,
        Label::Organization => AnsiColor::Magenta,
        Label::Date => AnsiColor::Yellow,
        Label::Group => AnsiColor::Cyan,
        _ => AnsiColor::Red,
    }
}

/// Text with control characters shown as symbols, so that no document can steer the terminal.
pub fn clean(text: &str) -> Cow<'_, str> {
    let control = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_bidi(c);
    if !text.contains(control) {
        return Cow::Borrowed(text);
    }
    // `\r\n` is a line break and not worth a symbol.
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(|c| if control(c) { symbol(c) } else { c }).collect())
}

/// Marks that turn the direction of what follows.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn symbol(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn control_characters() {
        assert_eq!(clean("a\u{1b}[31mb\r\nc\td"), "a␛[31mb\nc\td");
        assert_eq!(clean("plain"), "plain");
    }
}
