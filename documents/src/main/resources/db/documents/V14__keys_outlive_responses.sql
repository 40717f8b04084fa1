-- As before, but the key of a removed response stays: without it a late duplicate of a creation would make the document again.
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
    update idempotency_record set status = 410, body = null, etag = null, location = null, event = null
    where (document_id = redacted_document or path like '%/' || redacted_document || '/%') and status is not null;
    update imported_document set before = null, violations = null where document_id = redacted_document;
end
$$;

comment on column idempotency_record.status is '410 after the response was removed, since its text was redacted or deleted';
