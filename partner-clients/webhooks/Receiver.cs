using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

// Prints each change once.
var key = Convert.FromBase64String(Environment.GetEnvironmentVariable("SECRET")!.Replace("whsec_", ""));
var newest = new ConcurrentDictionary<string, long>();

bool IsGenuine(IHeaderDictionary headers, string body)
{
    var timestamp = headers["webhook-timestamp"].ToString();
    var signed = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{timestamp}.{body}");
    var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
    var isSigned = headers["webhook-signature"].ToString().Split(' ')
        .Any(signature => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)));
    // Not older than five minutes.
    return isSigned && long.TryParse(timestamp, out var sent)
        && Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - sent) < 300;
}

var server = WebApplication.CreateBuilder(args).Build();
server.MapPost("/{*path}", async (HttpRequest request) =>
{
    var body = await new StreamReader(request.Body, Encoding.UTF8).ReadToEndAsync();
    if (!IsGenuine(request.Headers, body)) return Results.Unauthorized();
    var message = JsonDocument.Parse(body).RootElement;
    var data = message.GetProperty("data");
    var sequence = data.TryGetProperty("sequence", out var given) ? given.GetInt64() : 0;
    // A message may come twice, and later than a newer one.
    var isNew = false;
    newest.AddOrUpdate(data.GetProperty("id").GetString()!,
        _ => { isNew = true; return sequence; },
        (_, before) => { isNew = sequence > before; return Math.Max(before, sequence); });
    if (isNew) Console.WriteLine($"{message.GetProperty("type")} {data.GetProperty("_links").GetProperty("self").GetProperty("href")}");
    return Results.NoContent();
});
server.Run("http://127.0.0.1:9000");
