-- What the service may do, and no more: it neither changes nor deletes a published version or an audit entry.
grant select, insert, update, delete on document to "${role}";
grant select, insert on version to "${role}";
grant execute on function redact(uuid, text, text, integer[], text[], text[]) to "${role}";
grant select, insert, delete on outbox to "${role}";
grant select, update on outbox_lease to "${role}";
grant select, insert, update on sent_position to "${role}";
grant select, insert on restoration, lost_version to "${role}";
grant select, insert, update, delete on idempotency_record to "${role}";
grant select, insert on audit_entry to "${role}";
grant select, insert, update, delete on import_job, import_file, imported_document to "${role}";
