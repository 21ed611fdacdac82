//! Running the command, and comparing what it writes with what is committed.

use std::path::PathBuf;

use assert_cmd::Command;

/// The command, in the folder of the tests' data, deaf to the environment.
pub fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("dateline").expect("the binary is built with its tests");
    command
        .current_dir(data())
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("COLUMNS", "100")
        .args(arguments);
    command
}

/// The folder of the tests' data.
pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// Compares with the snapshot of that name. `DATELINE_BLESS=1` writes it anew; a run without it never
/// does.
pub fn snapshot(name: &str, actual: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    let actual = String::from_utf8_lossy(actual);
    if std::env::var_os("DATELINE_BLESS").is_some() {
        std::fs::write(&path, actual.as_bytes()).expect("the snapshot can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected != *actual {
        let at = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
        let at = at.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
        panic!(
            "{name} differs at line {}:\n  expected {:?}\n  actual   {:?}\nDATELINE_BLESS=1 writes it anew",
            at + 1,
            expected.lines().nth(at),
            actual.lines().nth(at)
        );
    }
}
