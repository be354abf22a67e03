#include "claim/entities.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace nutgraf {
namespace {

constexpr double same_words = 3, part_of_name = 3, acronym_of_name = 3;

std::uint64_t word_key(const Article& article, std::uint32_t token) { return name_key(article, token, token + 1); }

Span span_of(const Article& article, std::uint32_t first, std::uint32_t last) {
  return {article.tokens[first].begin, article.tokens[last - 1].end};
}

/// Words of a text joined by single blanks.
std::string folded_blanks(std::string_view text) {
  std::string made;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      made += c;
    } else if (!made.empty() && made.back() != ' ') {
      made += ' ';
    }
  }
  return made;
}

}  // namespace

/// A person's name: tokens [first, family) are given names, [family, end) the family name; suffixes stand behind.
struct EntityResolver::Parts {
  std::uint32_t first = 0, family = 0, end = 0;
};

EntityResolver::EntityResolver(const Book& book)
    : book_(book),
      particle_(book.find_class("name_particle")),
      suffix_(book.find_class("name_suffix")),
      company_suffix_(book.find_class("company_suffix")),
      org_(book.find_class("org")),
      org_head_(book.find_class("org_head")),
      capitals_(book.find_class("capitals")),
      word_(book.find_class("word")) {}

EntityResolver::Parts EntityResolver::parts(const Article& article, std::uint32_t first, std::uint32_t last) const {
  Parts made{first, first, last};
  while (made.end > first + 1 && (is(article, made.end - 1, suffix_) || !is(article, made.end - 1, word_))) --made.end;
  made.family = made.end - 1;
  const auto hyphenated = [&](std::uint32_t t) {
    return t >= first + 2 && !article.tokens[t].space_before && !article.tokens[t - 1].space_before &&
           !is(article, t - 1, word_) && is(article, t - 2, word_);
  };
  while (hyphenated(made.family)) made.family -= 2;
  while (made.family > first && is(article, made.family - 1, particle_)) --made.family;
  return made;
}

void EntityResolver::spread(const Article& article, std::vector<Candidate>& candidates) const {
  std::unordered_map<std::uint64_t, Weights> whole;
  for (const Candidate& candidate : candidates) {
    const auto [at, added] = whole.try_emplace(candidate.key, candidate.weights);
    if (added) continue;
    for (std::size_t k = 0; k < name_kind_count; ++k) {
      at->second[k] = std::max(at->second[k], candidate.weights[k]);
    }
  }
  std::unordered_map<std::uint64_t, NameKind> known;
  for (const Candidate& candidate : candidates) {
    if (candidate.last - candidate.first < 2) continue;
    const auto kind = strongest(whole[candidate.key]);
    if (!kind) continue;
    if (*kind == NameKind::person) {
      const Parts name = parts(article, candidate.first, candidate.last);
      known.try_emplace(name_key(article, name.family, name.end), NameKind::person);
    } else if (*kind == NameKind::organisation) {
      known.try_emplace(word_key(article, candidate.first), NameKind::organisation);
    }
  }
  for (Candidate& candidate : candidates) {
    if (!strongest(candidate.weights)) {
      if (const auto kind = strongest(whole[candidate.key])) {
        candidate.add(*kind, same_words, nullptr);
      }
    }
    if (const auto at = known.find(candidate.key); at != known.end() && !strongest(candidate.weights)) {
      candidate.add(at->second, part_of_name, nullptr);
    }
  }
}

void EntityResolver::resolve(const Article& article, std::vector<Mention>& names) const {
  resolve_people(article, names);
  resolve_organisations(article, names);
}

void EntityResolver::resolve_people(const Article& article, std::vector<Mention>& names) const {
  struct Person {
    std::uint32_t mention;  // whose name is the fullest
    std::uint32_t earliest;
    std::uint64_t given, family;
  };
  std::vector<Person> people;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_family, by_given;
  std::vector<std::uint32_t> person_of(names.size(), no_token);
  for (const bool full : {true, false}) {
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const Mention& mention = names[i];
      if (mention.cls != MentionClass::person) continue;
      const Parts name = parts(article, mention.first, mention.last);
      if ((name.family > name.first) != full) continue;
      const std::uint64_t family = name_key(article, name.family, name.end);
      const std::uint64_t given = full ? word_key(article, name.first) : 0;
      std::uint32_t found = no_token;
      if (const auto at = by_family.find(family); at != by_family.end()) {
        for (const std::uint32_t p : at->second) {
          if (!full || people[p].given == given || people[p].given == 0) found = p;
        }
      }
      if (found == no_token && !full) {
        if (const auto at = by_given.find(family); at != by_given.end()) found = at->second.back();
      }
      if (found == no_token) {
        found = static_cast<std::uint32_t>(people.size());
        people.push_back({i, i, given, family});
        by_family[family].push_back(found);
        if (full) by_given[given].push_back(found);
      }
      Person& person = people[found];
      person.earliest = std::min(person.earliest, i);
      if (mention.last - mention.first > names[person.mention].last - names[person.mention].first) person.mention = i;
      person_of[i] = found;
    }
  }
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (person_of[i] == no_token) continue;
    const Person& person = people[person_of[i]];
    const Mention& fullest = names[person.mention];
    const Parts name = parts(article, fullest.first, fullest.last);
    Record& record = names[i].record;
    record.set(Field::entity, std::to_string(person.earliest));
    record.set(Field::name, folded_blanks(article.of(span_of(article, fullest.first, fullest.last))));
    if (name.family > name.first) {
      record.set(Field::given, folded_blanks(article.of(span_of(article, name.first, name.family))));
      record.set(Field::family, folded_blanks(article.of(span_of(article, name.family, name.end))));
    }
  }
}

void EntityResolver::resolve_organisations(const Article& article, std::vector<Mention>& names) const {
  struct Body {
    std::uint32_t mention;
    std::uint32_t earliest;
    std::uint32_t acronym = no_token;
  };
  std::vector<Body> bodies;
  std::unordered_map<std::uint64_t, std::uint32_t> by_key;
  std::vector<std::uint32_t> body_of(names.size(), no_token);
  const auto text_of = [&](std::uint32_t i) { return article.of(names[i].record.span); };
  for (const bool full : {true, false}) {
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const Mention& mention = names[i];
      if (mention.cls != MentionClass::organisation || (mention.last - mention.first > 1) != full) continue;
      const std::uint64_t key = name_key(article, mention.first, mention.last);
      const auto [at, added] = by_key.try_emplace(key, static_cast<std::uint32_t>(bodies.size()));
      if (added) {
        bodies.push_back({i, i, no_token});
        if (full) {
          std::uint32_t last = mention.last;
          while (last > mention.first + 1 &&
                 (is(article, last - 1, company_suffix_) || !is(article, last - 1, word_))) {
            --last;
          }
          by_key.try_emplace(name_key(article, mention.first, last), at->second);
          by_key.try_emplace(word_key(article, mention.first), at->second);
          std::string initials;
          for (std::uint32_t t = mention.first; t < last; ++t) {
            const char c = article.text[article.tokens[t].begin];
            if (c >= 'A' && c <= 'Z') initials += c;
          }
          if (initials.size() > 1) by_key.try_emplace(Book::word_hash(initials), at->second);
        }
      }
      Body& body = bodies[at->second];
      body.earliest = std::min(body.earliest, i);
      body_of[i] = at->second;
      if (!full && mention.last - mention.first == 1 && is(article, mention.first, capitals_)) body.acronym = i;
    }
  }
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (body_of[i] == no_token) continue;
    const Body& body = bodies[body_of[i]];
    Record& record = names[i].record;
    record.set(Field::entity, std::to_string(body.earliest));
    record.set(Field::name, folded_blanks(text_of(body.mention)));
    if (body.acronym != no_token && body.acronym != body.mention) {
      record.set(Field::acronym, std::string(text_of(body.acronym)));
    }
  }
}

}  // namespace nutgraf
