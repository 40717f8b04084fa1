alter table document
    add column predecessor   uuid,
    add column approvals     text not null default '[]',
    add column confirmations text not null default '[]';

comment on column document.approvals is 'Who has approved the working copy at this revision, canonical JSON';
comment on column document.confirmations is 'Where each party of the published version stands, canonical JSON';

update document
set predecessor = coalesce(
    coalesce(published, content)::json ->> 'renews',
    coalesce(published, content)::json ->> 'supersedes')::uuid;

update document
set confirmations = (
    select json_agg(json_build_object('partyId', party, 'status', 'PENDING'))::text from unnest(parties) as party)
where collection = 'follow-ups' and version is not null and parties <> '{}';

create index document_predecessor on document (predecessor);

create table kept_answer (
    caller       text        not null,
    path         text        not null,
    key          text        not null,
    request_hash text        not null,
    at           timestamptz not null default now(),
    document_id  uuid,
    status       integer,
    body         text,
    etag         text,
    location     text,
    sequence     bigint,
    primary key (caller, path, key)
);

comment on table kept_answer is 'What a POST with an Idempotency-Key was answered; kept for 24 hours';

create index kept_answer_at on kept_answer (at);
create index kept_answer_document on kept_answer (document_id);

create table audit_entry (
    id           bigint generated always as identity primary key,
    document_id  uuid        not null,
    at           timestamptz not null default now(),
    subject      text        not null,
    organisation text,
    action       text        not null,
    refused      integer,
    version      integer,
    address      text
);

comment on table audit_entry is 'Who did what to a document, and who was refused (the HTTP status); it outlives a deleted draft';

create index audit_entry_document on audit_entry (document_id, id);

create or replace function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception '%', coalesce(tg_argv[0], 'A published version is immutable');
end
$$;

-- Deleting old ones is for the operator's rules of retention.
create trigger audit_entry_is_immutable
    before update or truncate on audit_entry
    for each statement execute function refuse_change('An audit entry is immutable');

-- Versions: for ever, but for what is redacted.
alter table version add column redacted text;

comment on column version.redacted is 'What was taken out of the content and why, canonical JSON; null where it is as published';

drop trigger version_is_immutable on version;

create trigger version_is_for_ever
    before delete or truncate on version
    for each statement execute function refuse_change();

create function refuse_all_but_redaction() returns trigger language plpgsql as
$$
declare
    stack text;
begin
    get diagnostics stack = pg_context;
    -- By its signature, since PostgreSQL translates the words around it. Against mistakes, not against the owner of the
    -- database, who may drop the trigger too: what that changes is found by the check of the chain.
    if stack !~ E'\n[^\n"]* (public\\.)?redact\\(uuid,text,text,integer\\[\\],text\\[\\],text\\[\\]\\)'
        or (to_jsonb(new) - 'content' - 'redacted') is distinct from (to_jsonb(old) - 'content' - 'redacted') then
        raise exception 'A published version is immutable';
    end if;
    return new;
end
$$;

create trigger version_is_immutable
    before update on version
    for each row execute function refuse_all_but_redaction();

-- The one door: takes values out of everything that the database still says of a document.
create function redact(
    redacted_document uuid, working_copy text, public_text text, numbers integer[], contents text[], notes text[])
    returns void language plpgsql as
$$
begin
    update document set content = working_copy, published = public_text where id = redacted_document;
    update version
    set content = redaction.content, redacted = redaction.note
    from unnest(numbers, contents, notes) as redaction (number, content, note)
    where document_id = redacted_document and version.number = redaction.number;
    -- Nobody may be told of it any more; the newest state is told once more afterwards.
    delete from outbox where subject = redacted_document;
    -- The key of the redaction itself has no answer yet.
    delete from kept_answer
    where (document_id = redacted_document or path like '%/' || redacted_document || '/%') and status is not null;
end
$$;
