//! Pages: the text a reader sees, its title and its date.
//!
//! The parser is html5ever's, as browsers parse. Of the page the longest `article` is taken, else
//! `main`, else the body; scripts, navigation, forms, footers and what is hidden are left out.
//! Offsets count in the text this makes, which `--with-text` shows.

use dateline::date::Reference;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use crate::document::Document;

/// Elements whose content nobody reads.
const SKIPPED: [&str; 20] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "nav", "footer",
    "form", "button", "select", "textarea", "input", "head", "video", "audio", "canvas", "dialog",
];

/// Elements that stand on lines of their own, with an empty line around them.
const PARAGRAPHS: [&str; 25] = [
    "p",
    "div",
    "article",
    "section",
    "main",
    "aside",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "address",
    "hr",
    "details",
    "center",
];

/// Elements that start a new line.
const LINES: [&str; 6] = ["li", "tr", "dt", "dd", "caption", "summary"];

/// Reads a page.
pub fn read(page: &str) -> Document {
    let html = Html::parse_document(page);
    let title = first(&html, "title").map(|title| one_line(&title.text().collect::<String>()));
    let mut text = String::new();
    let root = longest(&html, "article").or_else(|| longest(&html, "main"));
    match root.or_else(|| first(&html, "body")) {
        Some(root) => render(root, &mut text),
        None => render(html.root_element(), &mut text),
    }
    let date = date(&html);
    // `2021-11-07T18:30:00+0900` and what else pages have behind the day.
    let reference = date
        .as_deref()
        .and_then(|date| Reference::parse(date).or_else(|| Reference::parse(date.get(..10)?)));
    Document {
        text,
        reference,
        date: date.filter(|_| reference.is_some()),
        title: title.filter(|title| !title.is_empty()),
        ..Document::default()
    }
}

fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("selectors here are right");
    html.select(&selector).collect()
}

fn first<'h>(html: &'h Html, selector: &str) -> Option<ElementRef<'h>> {
    select(html, selector).into_iter().next()
}

/// The element of that name with the most text, if it is enough to be the page's content.
fn longest<'h>(html: &'h Html, selector: &str) -> Option<ElementRef<'h>> {
    select(html, selector)
        .into_iter()
        .map(|element| (element.text().map(str::len).sum::<usize>(), element))
        .filter(|&(length, _)| length > 200)
        .max_by_key(|&(length, _)| length)
        .map(|(_, element)| element)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day the page says it is from.
fn date(html: &Html) -> Option<String> {
    const PLACES: [(&str, &str); 7] = [
        ("meta[property='article:published_time']", "content"),
        ("meta[itemprop='datePublished']", "content"),
        ("meta[name='date']", "content"),
        ("meta[name='pubdate']", "content"),
        ("meta[name='DC.date.issued']", "content"),
        ("article time[datetime]", "datetime"),
        ("time[datetime]", "datetime"),
    ];
    let tagged = PLACES.iter().find_map(|(selector, attribute)| {
        let element = first(html, selector)?;
        element.attr(attribute).map(|date| date.trim().to_owned())
    });
    tagged.or_else(|| {
        select(html, "script[type='application/ld+json']").into_iter().find_map(|script| {
            let json = script.text().collect::<String>();
            let (_, rest) = json.split_once("\"datePublished\"")?;
            let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            value.split('"').next().map(str::to_owned)
        })
    })
}

fn hidden(element: &Element) -> bool {
    SKIPPED.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("style").is_some_and(|style| {
            style.replace(' ', "").to_ascii_lowercase().contains("display:none")
        })
}

/// Text with white space as a browser shows it. Goes from node to node without recursion, so that
/// no page is nested too deeply.
fn render(root: ElementRef<'_>, text: &mut String) {
    let mut writer = Writer { text, gap: Gap::None, preformatted: 0 };
    let mut node = *root;
    loop {
        let open = match node.value() {
            Node::Text(piece) => {
                writer.write(piece);
                true
            }
            Node::Element(element) if hidden(element) && node.id() != root.id() => false,
            Node::Element(element) => {
                writer.enter(element.name());
                true
            }
            _ => true,
        };
        if let Some(child) = node.first_child().filter(|_| open) {
            node = child;
            continue;
        }
        loop {
            if let Node::Element(element) = node.value()
                && (open || !hidden(element))
            {
                writer.leave(element.name());
            }
            if node.id() == root.id() {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return,
            }
        }
    }
}

/// White space still to be written before the next word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

struct Writer<'a> {
    text: &'a mut String,
    gap: Gap,
    preformatted: usize,
}

impl Writer<'_> {
    fn enter(&mut self, name: &str) {
        if name == "br" {
            self.gap = if self.gap == Gap::Line { Gap::Paragraph } else { self.gap.max(Gap::Line) };
        }
        if name == "pre" {
            self.preformatted += 1;
        }
        self.edge(name);
    }

    fn leave(&mut self, name: &str) {
        if name == "pre" {
            self.preformatted = self.preformatted.saturating_sub(1);
        }
        self.edge(name);
    }

    fn edge(&mut self, name: &str) {
        let gap = if PARAGRAPHS.contains(&name) {
            Gap::Paragraph
        } else if LINES.contains(&name) {
            Gap::Line
        } else if matches!(name, "td" | "th") {
            Gap::Space
        } else {
            return;
        };
        self.gap = self.gap.max(gap);
    }

    fn write(&mut self, piece: &str) {
        if self.preformatted > 0 {
            self.flush();
            self.text.push_str(piece);
            return;
        }
        for (at, word) in piece.split([' ', '\n', '\t', '\r', '\u{c}']).enumerate() {
            if at > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if !word.is_empty() {
                self.flush();
                self.text.push_str(word);
            }
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_as_shown() {
        let page = read(
            "<title> A  b </title><nav>Menu</nav><h1>Blast in\n <b>Bagh</b>dad</h1><p>One&nbsp;two<br>three \
             <script>no</script><i> four</i></p><ul><li>x<li>y</ul><p hidden>no</p>",
        );
        assert_eq!(page.title.as_deref(), Some("A b"));
        assert_eq!(page.text, "Blast in Baghdad\n\nOne\u{a0}two\nthree four\n\nx\ny");
    }

    #[test]
    fn deep_nesting() {
        let page = format!("{}x", "<b>".repeat(5000));
        assert_eq!(read(&page).text, "x");
    }

    #[test]
    fn date_of_the_page() {
        let page =
            read("<meta property='article:published_time' content='2021-11-07T10:00:00Z'><p>x");
        assert_eq!(page.date.as_deref(), Some("2021-11-07T10:00:00Z"));
        let page =
            read(r#"<script type="application/ld+json">{"datePublished": "2020-01-02"}</script>"#);
        assert_eq!(page.date.as_deref(), Some("2020-01-02"));
    }
}
