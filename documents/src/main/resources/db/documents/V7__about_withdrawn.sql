alter table document add column about_withdrawn boolean not null default false;
comment on column document.about_withdrawn is 'Whether the document that this one is about was withdrawn';
