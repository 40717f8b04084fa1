-- A lock would live as long as the connection of its holder, also while that process hangs.
create table outbox_lease (
    only_row boolean     primary key default true check (only_row),
    token    bigint      not null,
    expires  timestamptz not null
);

comment on table outbox_lease is 'Which instance sends the events of the outbox: the one that knows the token, until it expires';

insert into outbox_lease (token, expires) values (0, now());
