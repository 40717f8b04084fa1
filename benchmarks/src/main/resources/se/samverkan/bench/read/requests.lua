-- Sends the requests of a file one after the other, for ever: a path on each line, and after a tab the ETag to ask with.
-- In the place of {day} and {moment} comes another one each time, which nobody has asked about lately.
local requests = {}
local position = 0
local threads = 0
local different = 0

-- From the year 1970 on: days until 9999, and seconds until before there are data.
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
        local before, what, after = request:match("^(.*){(%a+)}(.*)$")
        requests[#requests + 1] = { whole = request, before = before, what = what, after = after }
    end
    -- Each thread begins elsewhere: they would ask for the same at the same time.
    position = math.floor(#requests * (number * 0.618 % 1))
    -- More in a second than are asked in one.
    different = os.time() * 40009 + number * 1400000
end

function request()
    position = position % #requests + 1
    local request = requests[position]
    if not request.what then
        return request.whole
    end
    different = different + 1
    if request.what == "day" then
        return request.before .. os.date("!%Y-%m-%d", different % DAYS * 86400) .. request.after
    end
    return request.before .. os.date("!%Y-%m-%dT%H:%M:%SZ", different % SECONDS) .. request.after
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("figures %d %d %.0f %.0f %d\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
