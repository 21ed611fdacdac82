//! [`Stage`]: the stages of the pipeline by name, for the benches.

/// A stage that can be timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Text to tokens.
    Tokenizer,
    /// The grammar of dates.
    Dates,
    /// What is known of every token.
    Evidence,
    /// Listed names as matches.
    Lists,
    /// The built-in patterns, where there is no tagger.
    Patterns,
    /// The tagger, in their place.
    Tagger,
    /// Matches to entities.
    Resolver,
}

impl Stage {
    /// All of them, in the order they run.
    pub const ALL: [Stage; 7] = [
        Stage::Tokenizer,
        Stage::Dates,
        Stage::Evidence,
        Stage::Lists,
        Stage::Patterns,
        Stage::Tagger,
        Stage::Resolver,
    ];

    /// The lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Stage::Tokenizer => "tokenizer",
            Stage::Dates => "dates",
            Stage::Evidence => "evidence",
            Stage::Lists => "lists",
            Stage::Patterns => "patterns",
            Stage::Tagger => "tagger",
            Stage::Resolver => "resolver",
        }
    }
}
