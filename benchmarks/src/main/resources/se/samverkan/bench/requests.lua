-- Sends the requests of a file one after the other, for ever: a path on each line, and after a tab the ETag to ask with.
local requests = {}
local position = 0
local threads = 0

function setup(thread)
    -- Each thread begins elsewhere: they would ask for the same at the same time.
    thread:set("start", threads * 101)
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
        requests[#requests + 1] = wrk.format("GET", path, headers)
    end
    position = start
end

function request()
    position = position % #requests + 1
    return requests[position]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("figures %d %d %.0f %.0f %d\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
