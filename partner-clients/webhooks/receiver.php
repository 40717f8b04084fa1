<?php
// Prints each change once, to the server's log.
function is_genuine(string $body, string $secret): bool
{
    $id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
    $timestamp = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    $key = base64_decode(str_replace('whsec_', '', $secret));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    $signatures = explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '');
    $matching = array_filter($signatures, fn ($signature) => hash_equals($expected, $signature));
    // Not older than five minutes.
    return $matching !== [] && abs(time() - (int) $timestamp) < 300;
}

$body = file_get_contents('php://input');
if (!is_genuine($body, getenv('SECRET'))) {
    http_response_code(401);
    exit;
}
http_response_code(204);
$message = json_decode($body, true);
$sequence = $message['data']['sequence'] ?? 0;
// One file for each document with the newest sequence; a web site has a database.
$file = sys_get_temp_dir() . '/samverkan-' . preg_replace('/[^0-9a-f-]/', '', $message['data']['id']);
// A message may come twice, and later than a newer one.
if ($sequence > (int) (is_file($file) ? file_get_contents($file) : -1)) {
    file_put_contents($file, $sequence, LOCK_EX);
    error_log($message['type'] . ' ' . $message['data']['_links']['self']['href']);
}
