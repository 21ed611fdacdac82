//! Other names for the people of a text, the same for the same person throughout.

use crate::lists::{Lists, Pool, pick};
use crate::random::Random;

/// Someone of the text and their new name.
#[derive(Debug)]
struct Person {
    /// Words of the old name in lower case, empty when not mentioned.
    old_given: String,
    old_surname: String,
    region: usize,
    given: String,
    surname: String,
}

/// The people of one text.
pub(crate) struct People<'l> {
    lists: &'l Lists,
    /// Share of people whose names are in no list.
    invent: f32,
    /// The region of everyone; drawn for each family when none.
    region: Option<usize>,
    known: Vec<Person>,
}

impl<'l> People<'l> {
    pub(crate) fn new(lists: &'l Lists, invent: f32, region: Option<usize>) -> People<'l> {
        People { lists, invent, region, known: Vec::new() }
    }

    /// Takes note of a full name; to be called for all of a text before the first is replaced.
    pub(crate) fn meet(&mut self, name: &str, random: &mut Random) {
        if let Some(form) = Form::of(name)
            && form.given.is_some()
        {
            self.find(&form, random);
        }
    }

    /// The other name for a mention; none for those that are no usual names.
    pub(crate) fn replace(&mut self, name: &str, random: &mut Random) -> Option<String> {
        let form = Form::of(name)?;
        let number = self.find(&form, random);
        let person = &self.known[number];
        let region = self.lists.people[person.region].0.as_str();
        let pool = &self.lists.people[person.region].1;
        let new = match form.given {
            None if form.surname.to_lowercase() == person.old_given => person.given.clone(),
            None => person.surname.clone(),
            // Families come first in the east, unless the form is that of the west.
            Some(_)
                if matches!(region, "chinese" | "korean" | "vietnamese")
                    && form.initials.is_empty()
                    && form.suffix.is_none() =>
            {
                let family = person.surname.split(' ').next().unwrap_or_default();
                format!("{family} {}", person.given)
            }
            Some(_) => {
                let mut words = vec![person.given.clone()];
                if form.initials.is_empty() && form.middle > 0 {
                    words.push(pick(&pool.given, random).to_owned());
                }
                words.extend(form.initials.iter().map(|&word| word.to_owned()));
                words.push(person.surname.clone());
                words.extend(form.suffix.map(str::to_owned));
                words.join(" ")
            }
        };
        let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !name.contains(char::is_lowercase);
        Some(if shouted { new.to_uppercase() } else { new })
    }

    /// The person of a mention, a new one if need be.
    fn find(&mut self, form: &Form, random: &mut Random) -> usize {
        let surname = form.surname.to_lowercase();
        let given = form.given.map(str::to_lowercase);
        let position = |test: &dyn Fn(&Person) -> bool| self.known.iter().position(test);
        let found = match &given {
            Some(given) => position(&|p| p.old_given == *given && p.old_surname == surname),
            None => position(&|p| p.old_surname == surname)
                .or_else(|| position(&|p| p.old_given == surname)),
        };
        if let Some(number) = found {
            return number;
        }
        // Families keep one name.
        let family = position(&|p| p.old_surname == surname && !surname.is_empty());
        let region = family
            .map(|number| self.known[number].region)
            .or(self.region)
            .unwrap_or_else(|| random.below(self.lists.people.len()));
        let (name, pool) = &self.lists.people[region];
        let invented = random.chance(self.invent);
        let new_surname = match family {
            Some(number) => self.known[number].surname.clone(),
            None if invented => self.lists.invent(&pool.surnames, random),
            None => surname_of(name, pool, random),
        };
        let new_given = if invented && random.chance(0.5) {
            self.lists.invent(&pool.given, random)
        } else {
            pick(&pool.given, random).to_owned()
        };
        let alone_given = given.is_none() && self.lists.only_given.contains(&surname);
        let (old_given, old_surname) = match given {
            Some(given) => (given, surname),
            None if alone_given => (surname, String::new()),
            None => (String::new(), surname),
        };
        self.known.push(Person {
            old_given,
            old_surname,
            region,
            given: new_given,
            surname: new_surname,
        });
        self.known.len() - 1
    }
}

/// A surname as its region writes them, with particles now and then.
fn surname_of(region: &str, pool: &Pool, random: &mut Random) -> String {
    let surname = pick(&pool.surnames, random).to_owned();
    let plain = !surname.contains([' ', '-', '\'']);
    let roll = random.below(100);
    let particle = |particles: &[&str], random: &mut Random| {
        particles[random.below(particles.len())].to_owned()
    };
    match region {
        _ if !plain => surname,
        "hispanic" if roll < 25 => format!("{surname} {}", pick(&pool.surnames, random)),
        "hispanic" if roll < 32 => {
            format!("{} {surname}", particle(&["de la", "del", "de"], random))
        }
        "portuguese" if roll < 30 => {
            format!("{} {surname}", particle(&["da", "dos", "de", "do"], random))
        }
        "arabic" if roll < 30 => format!("{}{surname}", particle(&["al-", "el-", "Al "], random)),
        "arabic" if roll < 36 => format!("bin {surname}"),
        "western-europe" if roll < 12 => {
            format!("{} {surname}", particle(&["van der", "van", "von", "de", "le"], random))
        }
        "italian" if roll < 8 => format!("{} {surname}", particle(&["Di", "De", "Della"], random)),
        _ if roll < 4 => format!("{surname}-{}", pick(&pool.surnames, random)),
        _ => surname,
    }
}

/// A name in parts.
#[derive(Debug)]
struct Form<'n> {
    given: Option<&'n str>,
    initials: Vec<&'n str>,
    /// Further words between the first and the last but for particles.
    middle: usize,
    surname: &'n str,
    suffix: Option<&'n str>,
}

impl<'n> Form<'n> {
    fn of(name: &'n str) -> Option<Form<'n>> {
        let fit = name.chars().all(|c| c.is_alphabetic() || " -.'’".contains(c))
            && name.starts_with(char::is_uppercase)
            && !name.contains("  ");
        let mut words: Vec<&str> = name.split(' ').collect();
        if !fit || words.len() > 5 || words.iter().any(|word| word.is_empty()) {
            return None;
        }
        let suffix = words.len() > 2
            && matches!(*words.last()?, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV");
        let suffix = if suffix { words.pop() } else { None };
        let surname = words.pop()?;
        if is_initial(surname) || surname.ends_with('.') || surname.len() < 2 {
            return None;
        }
        let mut form = Form { given: None, initials: Vec::new(), middle: 0, surname, suffix };
        for (number, word) in words.into_iter().enumerate() {
            if is_initial(word) {
                form.initials.push(word);
            } else if word.ends_with('.') {
                return None;
            } else if number == 0 {
                form.given = Some(word);
            } else if word.starts_with(char::is_uppercase) {
                form.middle += 1;
            }
        }
        // Initials before the surname alone stay with it.
        (form.given.is_some() || form.initials.is_empty()).then_some(form)
    }
}

/// `W.`, `J.K.`, `W`.
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 || (word.contains('.') && word.len() <= 2 * letters && letters < 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_person_gets_the_same_name() {
        let names = |list: &[&str]| list.iter().map(|name| name.to_string()).collect();
        let pool =
            Pool { given: names(&["Manaia", "Tevita"]), surnames: names(&["Fonoti", "Taufa"]) };
        let lists = Lists { people: vec![("pacific".to_owned(), pool)], ..Lists::default() };
        let mut random = Random::new(3);
        let mut people = People::new(&lists, 0.0, None);
        people.meet("John F. Kennedy", &mut random);
        let full = people.replace("John F. Kennedy", &mut random).unwrap();
        let (given, surname) = full.split_once(" F. ").unwrap();
        assert_eq!(people.replace("Kennedy", &mut random).unwrap(), surname);
        assert_eq!(people.replace("KENNEDY", &mut random).unwrap(), surname.to_uppercase());
        assert_eq!(people.replace("John", &mut random).unwrap(), given);
        let brother = people.replace("Robert Kennedy", &mut random).unwrap();
        assert!(brother.ends_with(surname));
        assert_eq!(people.replace("@jfk", &mut random), None);
        assert_eq!(people.replace("Dr. Germ", &mut random), None);
    }
}
