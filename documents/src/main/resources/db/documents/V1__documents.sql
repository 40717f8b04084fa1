create table document (
    id                  uuid primary key,
    collection          text        not null,
    revision            integer     not null,
    version             integer,
    status              text        not null check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    sequence            bigint      not null,
    content             text        not null,
    published           text,
    unpublished_changes boolean     not null,
    title               text collate "sv-SE-x-icu",
    municipalities      varchar[]   not null,
    parties             varchar[]   not null,
    from_day            date,
    to_day              date,
    about               uuid,
    predecessor         uuid,
    authorized_parties  varchar[]   not null,
    approvals           text        not null default '[]',
    confirmations       text        not null default '[]',
    published_revision  integer,
    published_at        timestamptz,
    updated_at          timestamptz not null,
    withdrawn_at        timestamptz,
    withdrawn_by        text,
    explanation         text
);

comment on column document.content is 'The working copy, canonical JSON (RFC 8785)';
comment on column document.published is 'The public view of the newest version, canonical JSON (RFC 8785)';
comment on column document.authorized_parties is 'Parties of the working copy, the published version and a predecessor: who may read the working copy';
comment on column document.approvals is 'Who has approved the working copy at this revision, canonical JSON';
comment on column document.confirmations is 'The position of each party of the published version, canonical JSON';
comment on column document.published_revision is 'The revision of the published text: the ETag of its reads';

create index document_published_at on document (collection, published_at desc, id);
create index document_municipalities on document using gin (municipalities);
create index document_authorized_parties on document using gin (authorized_parties);
create index document_about on document (about);
create index document_predecessor on document (predecessor);

create table version (
    document_id   uuid        not null references document,
    number        integer     not null,
    published_at  timestamptz not null,
    organisation  text        not null,
    basis         text        not null check (basis in ('APPROVED', 'ARCHIVE')),
    change_note   text,
    content       text        not null,
    content_hash  text        not null,
    previous_hash text,
    hash          text        not null,
    redacted      text,
    primary key (document_id, number)
);

comment on column version.redacted is 'What was removed from the content and why, canonical JSON; null where it is as published';

create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    source      text        not null,
    type        text        not null,
    dataschema  text        not null,
    subject     uuid        not null,
    sequence    bigint      not null,
    time        timestamptz not null,
    traceparent text,
    data        text        not null
);

comment on column outbox.traceparent is 'Of the request or event that caused the change (W3C Trace Context)';

create table idempotency_record (
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

comment on table idempotency_record is 'The response to a POST with an Idempotency-Key, kept for 24 hours';

create index idempotency_record_at on idempotency_record (at);
create index idempotency_record_document on idempotency_record (document_id);

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

comment on table audit_entry is 'Who changed a document, and who was denied (the HTTP status); it outlives a deleted draft';

create index audit_entry_document on audit_entry (document_id, id);

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception '%', coalesce(tg_argv[0], 'A published version is immutable');
end
$$;

-- Deletion is allowed: the operator's rules of retention decide it.
create trigger audit_entry_is_immutable
    before update or truncate on audit_entry
    for each statement execute function refuse_change('An audit entry is immutable');

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

-- The only way to change a version: removes values from everything that the database stores of a document.
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
    -- Unsent events hold the values; the newest state is sent again afterwards.
    delete from outbox where subject = redacted_document;
    -- The record of the redaction itself has no response yet.
    delete from idempotency_record
    where (document_id = redacted_document or path like '%/' || redacted_document || '/%') and status is not null;
end
$$;
