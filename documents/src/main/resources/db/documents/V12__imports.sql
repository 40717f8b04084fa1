create table import_job (
    id              uuid primary key,
    collection      text        not null,
    status          text        not null check (status in ('RUNNING', 'DONE', 'FAILED', 'REVERSING', 'REVERSED')),
    dry_run         boolean     not null,
    basis           text check (basis = 'ARCHIVE'),
    media_type      text        not null,
    subject         text        not null,
    organisations   varchar[]   not null,
    roles           varchar[]   not null,
    address         text,
    encoding        text,
    ignored_columns varchar[]   not null default '{}',
    total           integer,
    done            integer     not null default 0,
    leased_until    timestamptz,
    attempts        integer     not null default 0,
    created_at      timestamptz not null,
    ended_at        timestamptz
);

comment on table import_job is 'A file of documents; it is kept for 30 days';
comment on column import_job.organisations is 'The organisations for which its sender wrote';
comment on column import_job.done is 'The number of documents that were imported, or reversed';
comment on column import_job.attempts is 'How often an instance has taken it since its last document';
comment on column import_job.leased_until is 'Until then the instance that works on it need not share it';

create index import_job_open on import_job (created_at) where status in ('RUNNING', 'REVERSING');

create table import_file (
    import_id uuid primary key references import_job on delete cascade,
    bytes     bytea not null
);

comment on table import_file is 'A file as it was sent, until every document of it was imported';

create table imported_document (
    import_id    uuid      not null references import_job on delete cascade,
    number       integer   not null,
    line         integer   not null,
    external_id  text,
    outcome      text      not null check (outcome in ('CREATED', 'UNCHANGED', 'CHANGED', 'REFUSED', 'DOUBLED', 'REVERSED')),
    document_id  uuid,
    revision     integer,
    changed      varchar[] not null default '{}',
    violations   text,
    before       text,
    was_public   boolean   not null default false,
    primary key (import_id, number)
);

comment on column imported_document.line is 'The number of its first row in the file';
comment on column imported_document.document_id is 'Also of a document that was refused, if it existed';
comment on column imported_document.changed is 'JSON pointers of the members that differ from the content before';
comment on column imported_document.revision is 'Of the document after the import: a later one is an edit, which no reversal undoes';
comment on column imported_document.before is 'The working copy before a change, for a reversal, canonical JSON';

create index imported_document_of on imported_document (document_id);

-- As before, and of an import what would bring the text back.
create or replace function redact(
    redacted_document uuid, working_copy text, public_text text, numbers integer[], contents text[], notes text[])
    returns void language plpgsql security definer set search_path = public, pg_temp as
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
    update imported_document set before = null, violations = null where document_id = redacted_document;
end
$$;

create function forget_imported() returns trigger language plpgsql as
$$
begin
    update imported_document set before = null, violations = null where document_id = old.id;
    return old;
end
$$;

create trigger deleted_draft_is_forgotten after delete on document for each row execute function forget_imported();
