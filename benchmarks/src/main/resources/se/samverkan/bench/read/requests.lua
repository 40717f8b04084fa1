-- Repeats the requests of a file in a loop: one path per line, after a tab optionally the ETag for If-None-Match.
-- Each request gets another value for {day} or {moment}, which does not repeat within the lifetime of the gateway's cache.
local requests = {}
local position = 0
local threads = 0
local counter = 0

-- Since 1970: days until the year 9999, and seconds until a moment before the first data.
local DAYS = 2932000
local SECONDS = 900000000

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(arguments)
    for line in io.lines(arguments[1]) do
        local path, etag = line:match("^([^\t]*)\t?(.*)$")
        local headers = {}
        for name, value in pairs(wrk.headers) do
            headers[name] = value
        end
        if etag ~= "" then
            headers["If-None-Match"] = etag
        end
        local request = wrk.format("GET", path, headers)
        local before, placeholder, after = request:match("^(.*){(%a+)}(.*)$")
        requests[#requests + 1] = { whole = request, before = before, placeholder = placeholder, after = after }
    end
    -- Each thread starts at another position, so that threads do not send equal requests at the same time.
    position = math.floor(#requests * (number * 0.618 % 1))
    -- Advances faster per second than requests are sent, so that a later run starts with new values.
    counter = os.time() * 40009 + number * 1400000
end

function request()
    position = position % #requests + 1
    local request = requests[position]
    if not request.placeholder then
        return request.whole
    end
    counter = counter + 1
    if request.placeholder == "day" then
        return request.before .. os.date("!%Y-%m-%d", counter % DAYS * 86400) .. request.after
    end
    return request.before .. os.date("!%Y-%m-%dT%H:%M:%SZ", counter % SECONDS) .. request.after
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("figures %d %d %.0f %.0f %d\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
