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
    municipalities      varchar[]      not null,
    parties             varchar[]      not null,
    from_day            date,
    to_day              date,
    about               uuid,
    insiders            varchar[]      not null,
    published_at        timestamptz,
    updated_at          timestamptz not null,
    withdrawn_at        timestamptz,
    withdrawn_by        text,
    explanation         text
);

comment on column document.content is 'The working copy, canonical JSON (RFC 8785)';
comment on column document.published is 'The public view of the newest version, canonical JSON (RFC 8785)';
comment on column document.insiders is 'Parties of the working copy and of the published version: who may see and change it';

create index document_published_at on document (collection, published_at desc, id);
create index document_municipalities on document using gin (municipalities);
create index document_insiders on document using gin (insiders);
create index document_about on document (about);

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
    primary key (document_id, number)
);

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'A published version is immutable';
end
$$;

create trigger version_is_immutable
    before update or delete or truncate on version
    for each statement execute function refuse_change();

create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    source     text        not null,
    type       text        not null,
    dataschema text        not null,
    subject    uuid        not null,
    sequence   bigint      not null,
    time       timestamptz not null,
    data       text        not null
);
