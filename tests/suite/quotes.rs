//! Figures that `DESIGN.md` and `seeds/README.md` quote from the report of the trainer.

const DESIGN: &str = include_str!("../../DESIGN.md");
const SEEDS: &str = include_str!("../../seeds/README.md");
const REPORT: &str = include_str!("../../seeds/model/report.md");

/// `182244` as prose has it: `182,244`.
fn grouped(number: &str) -> String {
    let mut out = String::new();
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && (number.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The cells of the rows of the table below that heading of the report.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let section = REPORT.split("\n## ").find(|part| part.starts_with(heading)).expect(heading);
    let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        row.trim_matches('|').split('|').map(|cell| cell.trim_matches([' ', '*'])).collect()
    })
    .collect()
}

#[test]
fn scored_tokens() {
    let (scored, rest) = REPORT.split_once(" scored tokens of ").expect("the number of tokens");
    let scored = scored.rsplit(' ').next().expect("a number");
    let tokens = rest.split(' ').next().expect("a number");
    let quoted = format!("{} of {} tokens", grouped(scored), grouped(tokens));
    assert!(DESIGN.contains(&quoted), "DESIGN.md lacks: {quoted}");
}

#[test]
fn scores() {
    for row in rows("Development files") {
        let quoted = match row[..] {
            ["mean", _, _, _, mean, ..] => format!("mean {mean})"),
            [file, _, _, _, score, interval, _] => {
                let line = SEEDS.lines().find(|line| line.starts_with(&format!("| {file} |")));
                let ending = format!("| {score} | {interval} |");
                assert!(line.is_some_and(|line| line.ends_with(&ending)), "{file}: {ending}");
                continue;
            }
            _ => panic!("a row of another form: {row:?}"),
        };
        assert!(SEEDS.contains(&quoted), "seeds/README.md lacks: {quoted}");
    }
}

/// Texts that are one row in the report; the others are summed up.
#[test]
fn texts() {
    let section = SEEDS.split("**Learned from**").nth(1).expect("what it learned from");
    let learned = rows("Learned from");
    for source in ["voa", "wiki", "pieces", "gum", "web", "statements"] {
        let row = learned.iter().find(|row| row[0] == source).expect(source);
        let quoted = format!("| {} | {} |", grouped(row[1]), grouped(row[2]));
        assert!(section.contains(&quoted), "seeds/README.md lacks: {source} {quoted}");
    }
    let sum = |column: usize, wanted: &dyn Fn(&str) -> bool| -> String {
        let rows = learned.iter().filter(|row| wanted(row[0]));
        grouped(
            &rows.map(|row| row[column].parse::<u32>().expect("a number")).sum::<u32>().to_string(),
        )
    };
    let articles = |name: &str| name.starts_with("pieces-");
    let raw = |name: &str| ["btc", "crossner", "voa_silver", "wnut17_train"].contains(&name);
    for wanted in [&articles as &dyn Fn(&str) -> bool, &raw] {
        let quoted = format!("| {} | {} |", sum(1, wanted), sum(2, wanted));
        assert!(section.contains(&quoted), "seeds/README.md lacks: {quoted}");
    }
}
