-- The service may not change a version; the function may, with the rights of the tables' owner.
alter function redact(uuid, text, text, integer[], text[], text[]) security definer set search_path = public, pg_temp;
revoke execute on function redact(uuid, text, text, integer[], text[], text[]) from public;
