"""
The code that a partner writes with the client that is generated from the contract: a municipality and the police
publish a promise, anyone reads it, and a draft is deleted. Each printed line shows a response.
"""
import os
from collections.abc import Callable
from uuid import UUID

from openapi_client import (
    ApiClient,
    ApiException,
    ApiResponse,
    Commitment,
    Configuration,
    Party,
    Period,
    Problem,
    PromiseContent,
    PromisesApi,
    Publication,
    PublicationStatus,
    Target,
    TargetComparator,
    TemporalStatus,
)

MUNICIPALITY = "municipality:2506"
POLICE = "police:polismyndigheten"


def promises(token: str | None = None) -> PromisesApi:
    """The promises of the API: with a token of the environment, or without one."""
    access_token = os.environ[token] if token else None
    return PromisesApi(ApiClient(Configuration(host=os.environ["ADDRESS"], access_token=access_token)))


def problem_of(call: Callable[[], object]) -> Problem:
    """The problem of a call that is refused."""
    try:
        call()
    except ApiException as refusal:
        assert isinstance(refusal.data, Problem), refusal
        return refusal.data
    raise AssertionError("the call was not refused")


def entity_tag(response: ApiResponse) -> str:
    """The entity tag of a response, for If-Match."""
    return response.headers["ETag"]


def publish(content: PromiseContent) -> UUID:
    editor, colleague = promises("MUNICIPALITY_EDITOR"), promises("POLICE_EDITOR")

    wrong = problem_of(lambda: editor.create_promise(content))
    print(wrong.status, [violation.pointer for violation in wrong.violations])

    content.municipalities = ["2506"]
    draft = editor.create_promise_with_http_info(content)
    id = draft.data.id
    print(draft.data.revision, draft.data.publication_status.value)

    early = problem_of(lambda: editor.publish_promise(id, entity_tag(draft)))
    print(early.status, early.missing_approvals)

    colleague.replace_promise(id, entity_tag(draft), content.model_copy(update={"theme": "Ökad trygghet"}))
    stale = problem_of(lambda: editor.replace_promise(id, entity_tag(draft), content))
    read = editor.get_promise_with_http_info(id)
    print(stale.status, read.data.revision, read.data.theme)

    # A document that is read can be written back, except the first and last day that the service computes for a period.
    working = PromiseContent.from_dict(read.data.to_dict())
    working.validity = content.validity
    working.summary = "Cykelvägarna ska vara upplysta hela vintern."
    replaced = editor.replace_promise_with_http_info(id, entity_tag(read), working)
    for approver in (promises("MUNICIPALITY_APPROVER"), promises("POLICE_APPROVER")):
        approver.approve_promise(id, entity_tag(replaced))
    published = editor.publish_promise(id, entity_tag(replaced), publication=Publication(change_note="Första"))
    print(published.version, published.publication_status.value, published.theme)
    return id


def read_without_token(id: UUID) -> None:
    promise = promises().get_promise(id, as_of="2031-06-01")
    print(promise.temporal_status.value, promise.commitments[0].targets[0].value, promise.links["self"].method)

    page = promises().list_promises(
        municipality="2506",
        status=PublicationStatus.PUBLISHED,
        temporal_status=TemporalStatus.IN_FORCE,
        as_of="2032-12-31",
        limit=5,
    )
    print(id in [item.id for item in page.items], page.meta.limit)


def delete_draft(content: PromiseContent) -> None:
    editor = promises("MUNICIPALITY_EDITOR")
    draft = editor.create_promise_with_http_info(content)
    id, tag = draft.data.id, entity_tag(draft)
    print(editor.delete_promise_with_http_info(id, tag).status_code)
    print(problem_of(lambda: editor.delete_promise(id, tag)).status, problem_of(lambda: editor.get_promise(id)).status)


promise_content = PromiseContent(
    title="Ljusare cykelvägar i Arjeplog",
    municipalities=["2506", "9999"],
    parties=[Party(id=MUNICIPALITY), Party(id=POLICE)],
    validity=Period(var_from="2031", to="2032"),
    commitments=[
        Commitment(
            text="Tolv lyktstolpar byts",
            targets=[Target(comparator=TargetComparator.AT_LEAST, value=12, unit="lyktstolpar")],
        )
    ],
)
read_without_token(publish(promise_content))
delete_draft(promise_content)
