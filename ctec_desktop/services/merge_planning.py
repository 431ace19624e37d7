"""What merging two enterprises would do: which parts are the same, which stand in each other's way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.master_views import EnterpriseRecord, MentorView, PostRecord
from ctec_desktop.domain.merging import MERGED_FIELDS, MergeField, MergePreview, PostConflict
from ctec_desktop.domain.names import search_key


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Parts of the one that goes, by the part of the kept one they are the same as.

    Args:
        sites, mentors: the same place, the same human being.
        posts: a post of the same name at the place it would stand at.
    """

    sites: Mapping[int, int]
    mentors: Mapping[int, int]
    posts: Mapping[int, int]


def planned(kept: EnterpriseRecord, dropped: EnterpriseRecord) -> MergePlan:
    by_address = {search_key(site.address or ""): site.id for site in kept.sites if site.retired_on is None}
    sites = {
        site.id: by_address[key] for site in dropped.sites if (key := search_key(site.address or "")) in by_address
    }
    mentors = {one.id: twin.id for one in dropped.mentors if (twin := _twin(one, kept.mentors)) is not None}
    standing = {(post.site_id, post.name): post.id for post in kept.posts}
    places = {(post.id, sites[post.site_id], post.name) for post in dropped.posts if post.site_id in sites}
    posts = {post_id: standing[(site_id, name)] for post_id, site_id, name in places if (site_id, name) in standing}
    return MergePlan(sites, mentors, posts)


def preview(
    kept: EnterpriseRecord, dropped: EnterpriseRecord, placements: Mapping[int, int], agreements: int
) -> MergePreview:
    """
    Args:
        placements: of each post of the one that goes, how many stand.
    """
    plan = planned(kept, dropped)
    mine: Mapping[int, PostRecord] = {post.id: post for post in kept.posts}
    conflicts = tuple(
        PostConflict(
            post.id,
            post.name,
            post.site_address or "",
            placements.get(post.id, 0),
            mine[plan.posts[post.id]].retired_on is None,
            _free_name(post, kept, plan),
        )
        for post in dropped.posts
        if post.id in plan.posts
    )
    days: set[date] = {one.counted_on for one in kept.staffing}
    return MergePreview(
        kept.id,
        dropped.id,
        (kept.version, dropped.version),
        tuple(MergeField(field, getattr(kept, field), getattr(dropped, field)) for field in MERGED_FIELDS),
        len(dropped.sites) - len(plan.sites),
        len(dropped.posts) - len(plan.posts),
        len(dropped.mentors) - len(plan.mentors),
        sum(placements.values()),
        agreements,
        tuple(site.address or "" for site in dropped.sites if site.id in plan.sites),
        tuple(one.name for one in dropped.mentors if one.id in plan.mentors),
        conflicts,
        tuple(one.counted_on for one in dropped.staffing if one.counted_on in days),
    )


def _twin(mentor: MentorView, others: tuple[MentorView, ...]) -> MentorView | None:
    """The same name, and no other telephone."""
    return next(
        (
            one
            for one in others
            if one.retired_on is None
            and search_key(one.name) == search_key(mentor.name)
            and (one.phone == mentor.phone or not one.phone or not mentor.phone)
        ),
        None,
    )


def _free_name(post: PostRecord, kept: EnterpriseRecord, plan: MergePlan) -> str:
    taken = {one.name for one in kept.posts if one.site_id == plan.sites[post.site_id]}
    name, number = f"{post.name}（二）", 2
    while name in taken:
        number += 1
        name = f"{post.name}（{number}）"
    return name
