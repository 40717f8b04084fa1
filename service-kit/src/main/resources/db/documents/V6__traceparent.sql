alter table outbox add column traceparent text;

comment on column outbox.traceparent is 'Of the request or event that caused it (W3C Trace Context)';
