alter table version add column approvals text not null default '[]';

comment on column version.approvals is 'Who had approved the text when it was published, canonical JSON';
