//! Serialization: a value is its TIMEX3 attributes, basis, interval, other readings and note, as
//! strings.

use crate::date::timex::TimexValue;
use crate::date::value::{DateValue, Temporal};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Temporal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&TimexValue(*self))
    }
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_fields(&mut map)?;
        map.end()
    }
}

impl DateValue {
    /// Its fields, into the map of whatever it belongs to.
    pub(crate) fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("type", self.timex_type().as_str())?;
        map.serialize_entry("value", &self.temporal)?;
        if let Some(modifier) = self.modifier {
            map.serialize_entry("mod", modifier.as_str())?;
        }
        if self.basis.is_counted() {
            map.serialize_entry("basis", self.basis.as_str())?;
        }
        if let Some(interval) = self.interval {
            map.serialize_entry("interval", &Temporal::Interval(interval))?;
        }
        if !self.alternatives.is_empty() {
            let mut others = [None; 3];
            for (slot, other) in others.iter_mut().zip(self.alternatives.iter()) {
                *slot = Some(other);
            }
            let count = others.iter().flatten().count();
            map.serialize_entry("alternatives", &others[..count])?;
        }
        if let Some(note) = self.note {
            map.serialize_entry("note", &format_args!("{note}"))?;
        }
        Ok(())
    }
}
