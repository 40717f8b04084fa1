-- The id of an event names it for ever; a row's id is used again after the database was restored to an older state.
alter table outbox add column event_id text not null default uuidv7()::text;
alter table outbox alter column event_id drop default;
alter table document add column event_id text;

-- A stored response names the newest event by number and id.
alter table idempotency_record drop column sequence, add column event text;
comment on table idempotency_record is 'The response to a change with an Idempotency-Key, kept for 24 hours';

create table sent_position (
    topic     text    not null,
    partition integer not null,
    topic_id  text    not null,
    position  bigint  not null,
    primary key (topic, partition)
);

comment on table sent_position is 'Up to where the topics hold what this service sent: a lower end tells that they lost events, newer events that the database did';

create table restoration (
    epoch bigint primary key,
    at    timestamptz not null default now()
);

comment on table restoration is 'When this database was declared restored to an older state; the epoch is part of every sequence';

create table lost_version (
    epoch       bigint not null references restoration,
    collection  text   not null,
    document_id uuid   not null,
    number      integer not null,
    primary key (epoch, document_id, number)
);

comment on table lost_version is 'Versions that were public before a restoration, and are not in the database';
