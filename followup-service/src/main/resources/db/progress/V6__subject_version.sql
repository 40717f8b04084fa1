create table subject_version (
    subject_id uuid    not null,
    version    integer not null,
    judged     text    not null,
    primary key (subject_id, version)
);

comment on table subject_version is 'What follow-ups judge of versions that were replaced or withdrawn since: items and targets, without their texts';
