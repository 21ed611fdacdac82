//! Holidays: their names and the rules that date them.

use super::lines;
use std::path::Path;

/// One holiday.
#[derive(Debug)]
pub struct Holiday {
    pub names: Vec<String>,
    pub rule: String,
}

/// Reads the holidays and checks their rules.
pub fn read(root: &Path) -> Result<Vec<Holiday>, String> {
    let mut holidays = Vec::new();
    for (place, line) in lines(root, "seeds/lexicon/dates/holidays.tsv")? {
        let Some((rule, names)) = line.split_once('\t') else {
            return place.error("expected rule and names, with a tab between");
        };
        let fields: Vec<&str> = rule.split(' ').collect();
        let number = |at: usize| -> Result<i32, String> {
            match fields.get(at).and_then(|field| field.parse().ok()) {
                Some(number) => Ok(number),
                None => place.error(format_args!("rule {rule:?}: field {at} must be a number")),
            }
        };
        let rule = match fields[0] {
            "fixed" => format!("Rule::Fixed({}, {})", number(1)?, number(2)?),
            "easter" => format!("Rule::Easter({})", number(1)?),
            "orthodox" => format!("Rule::Orthodox({})", number(1)?),
            "nth" => {
                format!("Rule::Nth({}, {}, {}, {})", number(1)?, number(2)?, number(3)?, number(4)?)
            }
            "hebrew" => format!("Rule::Hebrew({}, {})", number(1)?, number(2)?),
            "islamic" => format!("Rule::Islamic({}, {}, {})", number(1)?, number(2)?, number(3)?),
            "lunar" => format!("Rule::Lunar({})", number(1)?),
            "table" => {
                let mut days = Vec::new();
                for field in &fields[1..] {
                    let parts: Vec<&str> = field.split('-').collect();
                    let [year, month, day] = parts[..] else {
                        return place.error(format_args!("{field:?} is no date"));
                    };
                    let parse = |text: &str| text.parse::<i32>().map_err(|e| e.to_string());
                    days.push((parse(year)?, parse(month)?, parse(day)?));
                }
                if !days.is_sorted() {
                    return place.error("the dates of a table must be in order");
                }
                let days: Vec<_> =
                    days.iter().map(|(y, m, d)| format!("({y}, {m}, {d})")).collect();
                format!("Rule::Table(&[{}])", days.join(", "))
            }
            other => return place.error(format_args!("no kind of rule {other:?}")),
        };
        let names = names.split('|').map(|name| name.trim().to_owned()).collect();
        holidays.push(Holiday { names, rule });
    }
    Ok(holidays)
}
