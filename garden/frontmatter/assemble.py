"""From the validated model of a head to `Fields`, group by group."""

import re
from collections.abc import Mapping
from dataclasses import replace

from garden.frontmatter.groups import SponsorModel
from garden.frontmatter.model import HeadModel
from garden.model import (
    Barrier,
    Charter,
    Credit,
    Fields,
    Link,
    Need,
    Objection,
    OldPlace,
    Position,
    Review,
    Sponsor,
    Steward,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def make_fields(  # noqa: PLR0913 - what a head holds beside its model
    model: HeadModel,
    *,
    practice: tuple[Link, ...],
    field_links: tuple[Link, ...],
    redirect_from: tuple[OldPlace, ...],
    rest: Mapping[str, object],
    positions: Mapping[str, Position],
) -> Fields:
    """Return the fields that `model` states, with what only their places in the file tell."""
    return replace(
        _of_kinds(model),
        title=model.title,
        type=model.type,
        domains=model.domain,
        contributors=tuple(Credit(c.name, c.role) for c in model.contributors),
        practice=practice,
        field_links=field_links,
        aliases=model.aliases,
        plural=model.plural,
        glossary=model.glossary == "on",
        redirect_from=redirect_from,
        tags=model.tags,
        status=model.status,
        asks=model.asks,
        reviews=tuple(Review(r.by, r.on, r.looked_at, r.said) for r in model.reviews),
        ids=tuple(name for name in (model.id, model.permalink) if name),
        description=model.description,
        date=_day(rest),
        lang=model.lang,
        draft=model.draft or not model.publish,
        silenced=frozenset(code for code, switch in model.checks.items() if switch == "off"),
        rest=rest,
        positions=positions,
    )


def _of_kinds(model: HeadModel) -> Fields:
    """Return the fields that belong to notes of some types."""
    return Fields(
        not_=model.not_,
        outcome=model.outcome,
        context=_in_one_line(model.context),
        facets={name: said for name, said in model.context.items() if name},
        attested_by=model.attested_by,
        discussion=model.discussion,
        learned_in=model.learned_in,
        perspective=model.perspective,
        confidence=model.confidence,
        licence=model.licence,
        first_steps=model.first_steps,
        ways=model.ways,
        needs=_needs(model),
        barriers=tuple(
            Barrier(b.level, b.text, b.raised_to, b.answered_by) for b in model.barriers
        ),
        objections=tuple(Objection(o.text, o.by, o.state, o.reason) for o in model.objections),
        state=model.state,
        reason=model.reason,
        definitions=model.definitions,
        between=model.between,
        charter=_charter(model),
        learning=model.learning,
        practising=model.practising,
        stewarding=model.stewarding,
        bridges=model.bridges,
    )


def _day(rest: Mapping[str, object]) -> str:
    """Return the day that `date` or `created` gives, which stay as they are for other tools."""
    days = (_DAY.match(str(rest.get(name, ""))) for name in ("date", "created"))
    return next((day[0] for day in days if day), "")


def _in_one_line(facets: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {said}" if name else said for name, said in facets.items() if said)


def _needs(model: HeadModel) -> tuple[Need, ...] | None:
    if model.needs is None:
        return None
    return tuple(Need(need.kind, need.detail) for need in model.needs)


def _charter(model: HeadModel) -> Charter:
    return Charter(
        stewards=tuple(Steward(s.name, s.since, s.until, s.may) for s in model.stewards),
        sponsor=_sponsor(model.sponsor),
        origin=model.origin,
        neighbours=model.neighbours,
        rhythm=model.rhythm,
        conduct=model.conduct,
        continuity=model.continuity,
        empty=model.intentionally_empty,
    )


def _sponsor(stated: SponsorModel | None) -> Sponsor | None:
    return Sponsor(stated.name, stated.may_decide, stated.may_not_decide) if stated else None
