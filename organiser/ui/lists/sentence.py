"""A list being put together: the parts of its sentence, before anything is saved."""

from dataclasses import dataclass, replace

from organiser.domain.segments.rules import AllOf, AnyOf, Condition, Not, Rule, WasAt


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sentence: a condition, or several of which one is enough; or its contrary."""

    choices: tuple[Rule, ...]
    is_denied: bool = False

    @property
    def rule(self) -> Rule:
        """Return what the part says."""
        rule = self.choices[0] if len(self.choices) == 1 else AnyOf(self.choices)
        return Not(rule) if self.is_denied else rule

    @property
    def condition(self) -> Condition | None:
        """Return the condition it can be changed as; None when it is more than one."""
        first = self.choices[0]
        if len(self.choices) > 1 or isinstance(first, AllOf | AnyOf | Not):
            return None
        return first


@dataclass(frozen=True, slots=True)
class Sentence:
    """Parts that all hold."""

    parts: tuple[Part, ...] = ()

    @property
    def rule(self) -> Rule:
        """Return the rule that it says; "came to this action" alone stays just that (R12)."""
        rules = tuple(part.rule for part in self.parts)
        if len(rules) == 1 and isinstance(rules[0], WasAt):
            return rules[0]
        return AllOf(rules)

    def adding(self, condition: Condition, *, is_denied: bool = False) -> "Sentence":
        """Return it with one more part."""
        return Sentence((*self.parts, Part((condition,), is_denied)))

    def changing(self, at: int, condition: Condition, *, is_denied: bool = False) -> "Sentence":
        """Return it with another condition at *at*."""
        return self._with(at, Part((condition,), is_denied))

    def widening(self, at: int, condition: Condition) -> "Sentence":
        """Return it with *condition* being enough at *at* too."""
        part = self.parts[at]
        return self._with(at, replace(part, choices=(*part.choices, condition)))

    def without(self, at: int) -> "Sentence":
        """Return it without the part at *at*."""
        return Sentence((*self.parts[:at], *self.parts[at + 1 :]))

    def _with(self, at: int, part: Part) -> "Sentence":
        return Sentence((*self.parts[:at], part, *self.parts[at + 1 :]))


def sentence_of(rule: Rule) -> Sentence:
    """Return the sentence that says *rule*."""
    rules = rule.parts if isinstance(rule, AllOf) else (rule,)
    return Sentence(tuple(_part(each) for each in rules))


def _part(rule: Rule) -> Part:
    inner = rule.part if isinstance(rule, Not) else rule
    choices = inner.parts if isinstance(inner, AnyOf) and inner.parts else (inner,)
    return Part(choices, is_denied=isinstance(rule, Not))
