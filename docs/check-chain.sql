-- Checks the version chains of a whole database of Samverkan: returns a row for each document with a broken chain, with its
-- first bad link, and no row if all are valid. It depends on nothing but PostgreSQL's own functions:
--   psql "$DATABASE" -f docs/check-chain.sql
with link as (
    select version.*,
        lag(number, 1, 0) over chain as number_before,
        lag(hash) over chain as hash_before,
        row_number() over (partition by document_id order by number desc) = 1 as is_newest,
        -- The canonical JSON (RFC 8785) of the members that the hash covers: in alphabetical order, without absent ones.
        '{"basis":' || to_json(basis)
            || coalesce(',"changeNote":' || to_json(change_note), '')
            || ',"contentHash":' || to_json(content_hash)
            || ',"number":' || number
            || ',"organisation":' || to_json(organisation)
            || coalesce(',"previousHash":' || to_json(previous_hash), '')
            || ',"publishedAt":"' || to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
            || case date_part('milliseconds', published_at)::integer % 1000
                when 0 then '' else to_char(published_at, '.MS') end || 'Z"}' as covered
    from version
    window chain as (partition by document_id order by number)
),
judged as (
    select document_id, number, case
        when number <> number_before + 1 then 'version ' || number_before + 1 || ' is missing'
        when previous_hash is distinct from hash_before then 'previousHash is not the hash of the version before'
        when coalesce(json_array_length(redacted::json), 0) = 0 and content_hash <> encode(sha256(convert_to(link.content, 'UTF8')), 'hex')
            then 'the content is not what contentHash says'
        when hash <> encode(sha256(convert_to(covered, 'UTF8')), 'hex') then 'the hash is not that of the link'
        when is_newest and document.version is distinct from number
            then 'the document says that its newest version is ' || coalesce(document.version::text, 'none')
        when is_newest and document.published is distinct from link.content
            then 'the document shows the public something else than its newest version'
        end as fault
    from link join document on document.id = document_id
    union all
    select id, 1, 'every version is missing'
    from document where version is not null and not exists (select from version where document_id = id)
)
select distinct on (document_id) document_id, number, fault
from judged where fault is not null order by document_id, number;
