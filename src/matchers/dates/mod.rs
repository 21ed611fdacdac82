//! stub
use crate::date::{DateValue, Policy, Reference};
use crate::tokenizer::Token;
/// stub
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// a
    Weak,
    /// b
    Strong,
}
/// stub
#[derive(Clone, Copy, Debug)]
pub struct DateMatch {
    /// a
    pub start_token: u32,
    /// a
    pub end_token: u32,
    /// a
    pub value: DateValue,
    /// a
    pub strength: Strength,
}
/// stub
#[derive(Debug, Default)]
pub struct DateScratch;
/// stub
#[derive(Debug, Clone)]
pub struct DateMatcher;
impl DateMatcher {
    /// s
    pub fn new(_: Policy) -> Self {
        DateMatcher
    }
    /// s
    pub fn find_into(
        &self,
        _t: &str,
        _tokens: &[Token],
        _r: Option<Reference>,
        _s: &mut DateScratch,
        _o: &mut Vec<DateMatch>,
    ) {
    }
}
