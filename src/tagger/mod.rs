//! Between matchers and resolver: the learned tagger, a linear sequence model over the tokens.

mod document;
mod features;
pub(crate) mod labels;
mod outline;
mod training;
mod view;
mod words;

#[doc(hidden)]
pub use self::features::{Group, Sink, Template, feature_key};
#[doc(hidden)]
pub use self::training::{Analysis, Resources};
#[doc(hidden)]
pub use self::words::{WordFacts, WordTable};
