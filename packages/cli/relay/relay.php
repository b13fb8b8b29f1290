<?php
// CivicKit relay for PHP 7.4 or newer: one file. How to set it up: docs/relay.md.
// Asked as ?source=<id>&url=<address>, it fetches what civickit.json names, for pages that may not read it themselves (CORS).
// It is no open proxy: only configured sources, only their own origin, only public addresses. What pages may send, and with which key,
// stands in its own settings, never in civickit.json.

$civickit_settings = [
    'configuration' => __DIR__ . '/civickit.json',
    // Hosts of an intranet that are meant, as 'wp.county.internal' or '10.0.0.5:8080'. No other private address is ever asked.
    'privateHosts' => [],
    // Outside of what the web server shows.
    'cacheFolder' => sys_get_temp_dir() . '/civickit-relay-' . substr(sha1(__DIR__), 0, 10),
    // So long an answer is given again without asking.
    'cacheSeconds' => 300,
    // So long a copy stands in for a source that fails; "Age" says how old it is.
    'keepSeconds' => 86400,
    'maxBytes' => 8 * 1024 * 1024,
    'seconds' => 10,
    'redirects' => 3,
    'requestsPerMinute' => 120,
    // Copies on disk; beyond, the oldest go.
    'mostCopies' => 500,
    // Origins of the pages that may send, as 'https://county.example'.
    'origins' => [],
    // What may be sent, by source: ['report' => ['paths' => ['/v2/requests.json'], 'key' => ['in' => 'form', 'name' => 'api_key',
    // 'value' => '...']]]. 'in' is form, query, header, or digit (RequestInfo.authToken).
    'send' => [],
    'maxSentBytes' => 256 * 1024,
    // 'curl', 'streams', or '' for whichever this PHP has.
    'transport' => '',
];

class CivicKitRefusal extends Exception
{
    public $status;
    public $headers;

    public function __construct(int $status, string $message, array $headers = [])
    {
        parent::__construct($message);
        $this->status = $status;
        $this->headers = $headers;
    }
}

/** Whether an IP address is one of the public internet: not this machine, its network, a cloud's metadata, or IPv4 in disguise. */
function civickit_is_public(string $address): bool
{
    $bytes = @inet_pton($address);
    if ($bytes === false) {
        return false;
    }
    $within = function (string $net) use ($bytes): bool {
        [$start, $bits] = explode('/', $net);
        $first = inet_pton($start);
        if (strlen($first) !== strlen($bytes)) {
            return false;
        }
        $whole = intdiv((int) $bits, 8);
        $rest = (int) $bits % 8;
        if (strncmp($first, $bytes, $whole) !== 0) {
            return false;
        }
        return $rest === 0 || (ord($first[$whole]) >> (8 - $rest)) === (ord($bytes[$whole]) >> (8 - $rest));
    };
    $notPublic = [
        '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
        '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
        '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20',
    ];
    foreach ($notPublic as $net) {
        if ($within($net)) {
            return false;
        }
    }
    // Of IPv6 only 2000::/3 is public at all.
    return strlen($bytes) === 4 || $within('2000::/3');
}

/**
 * An address in parts. Only plain ones are read, so that no two readers can disagree about the host: no user name, no backslash, no
 * signs beyond ASCII.
 */
function civickit_read_url($written): array
{
    $form = '~^(https?)://(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::([0-9]{1,5}))?([/?][\x21-\x5b\x5d-\x7e]*)?$~Di';
    if (!is_string($written) || strlen($written) > 4096 || !preg_match($form, preg_replace('/#.*$/Ds', '', $written), $found)) {
        throw new CivicKitRefusal(400, 'url is no plain http or https address');
    }
    $scheme = strtolower($found[1]);
    $usual = $scheme === 'https' ? 443 : 80;
    $port = ($found[3] ?? '') === '' ? $usual : (int) $found[3];
    if ($port < 1 || $port > 65535) {
        throw new CivicKitRefusal(400, 'url is no plain http or https address');
    }
    $path = $found[4] ?? '/';
    $path = $path === '' || $path[0] === '?' ? '/' . $path : $path;
    $host = strtolower($found[2]);
    $authority = $host . ($port === $usual ? '' : ":$port");
    return [
        'scheme' => $scheme, 'host' => $host, 'port' => $port, 'path' => $path, 'usual' => $port === $usual,
        'authority' => $authority, 'origin' => "$scheme://$authority", 'href' => "$scheme://$authority$path",
    ];
}

/** The configured address of a source. */
function civickit_find_source(string $file, string $id): array
{
    $configuration = json_decode(preg_replace('/^\xEF\xBB\xBF/', '', (string) @file_get_contents($file)), true);
    if (!is_array($configuration)) {
        throw new CivicKitRefusal(500, 'the relay is not set up: civickit.json cannot be read');
    }
    foreach ($configuration as $entries) {
        foreach (is_array($entries) ? $entries : [] as $entry) {
            if (is_array($entry) && ($entry['id'] ?? null) === $id && preg_match('~^https?:~i', (string) ($entry['url'] ?? ''))) {
                return civickit_read_url($entry['url']);
            }
        }
    }
    throw new CivicKitRefusal(404, 'source is none of civickit.json with an address on another site');
}

/** The same origin, or the same host by https instead of http. */
function civickit_is_same_site(array $url, array $configured): bool
{
    $upgraded = $url['scheme'] === 'https' && $configured['scheme'] === 'http' && $url['usual'] && $configured['usual'];
    return $url['origin'] === $configured['origin'] || ($upgraded && $url['host'] === $configured['host']);
}

/** All addresses of a name. */
function civickit_resolve(string $host): array
{
    $found = @gethostbynamel($host) ?: [];
    foreach ($found ? [] : (@dns_get_record($host, DNS_AAAA) ?: []) as $record) {
        $found[] = $record['ipv6'];
    }
    return $found;
}

/** The one address to which the connection will go. A name that leads to any private address is refused whole. */
function civickit_pin(array $url, array $settings): string
{
    $host = trim($url['host'], '[]');
    $resolve = $settings['resolve'] ?? 'civickit_resolve';
    $addresses = filter_var($host, FILTER_VALIDATE_IP) ? [$host] : $resolve($host);
    if (!$addresses) {
        throw new CivicKitRefusal(502, 'the host of the source is not known');
    }
    $meant = array_intersect([$url['authority'], $url['host']], $settings['privateHosts']);
    foreach ($meant ? [] : $addresses as $address) {
        if (!civickit_is_public($address)) {
            throw new CivicKitRefusal(403, 'the host of the source is no public one');
        }
    }
    return $addresses[0];
}

const CIVICKIT_AGENT = 'civickit-relay (+https://www.npmjs.com/package/civickit)';

/** One request to a pinned address: no cookies, nothing of the visitor but what is sent. Redirects are given back, not followed. */
function civickit_ask(array $url, string $address, array $settings, float $until, ?array $sent = null): array
{
    $seconds = $until - microtime(true);
    if ($seconds <= 0) {
        throw new CivicKitRefusal(504, 'the source does not answer in time');
    }
    $curl = $settings['transport'] ? $settings['transport'] === 'curl' : function_exists('curl_init');
    $answer = $curl
        ? civickit_ask_by_curl($url, $address, $settings, $seconds, $sent)
        : civickit_ask_by_stream($url, $address, $settings, $until, $sent);
    if (strlen($answer['body']) > $settings['maxBytes']) {
        throw new CivicKitRefusal(502, 'the answer of the source is too large');
    }
    return $answer;
}

function civickit_ask_by_curl(array $url, string $address, array $settings, float $seconds, ?array $sent): array
{
    $headers = [];
    $body = '';
    $literal = strpos($address, ':') === false ? $address : "[$address]";
    $curl = curl_init($url['href']);
    curl_setopt_array($curl, [
        CURLOPT_RESOLVE => [trim($url['host'], '[]') . ":{$url['port']}:$literal"],
        CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
        CURLOPT_FOLLOWLOCATION => false,
        CURLOPT_PROXY => '',
        CURLOPT_TIMEOUT_MS => max(1, (int) ($seconds * 1000)),
        CURLOPT_NOSIGNAL => true,
        CURLOPT_USERAGENT => CIVICKIT_AGENT,
        CURLOPT_HTTPHEADER => array_merge(['Accept: */*', 'Accept-Encoding: identity'], $sent ? array_merge($sent['headers'], ['Expect:']) : []),
        CURLOPT_HEADERFUNCTION => function ($_, string $line) use (&$headers): int {
            $headers[] = trim($line);
            return strlen($line);
        },
        CURLOPT_WRITEFUNCTION => function ($_, string $chunk) use (&$body, $settings): int {
            $body .= $chunk;
            return strlen($body) > $settings['maxBytes'] ? 0 : strlen($chunk);
        },
    ] + ($sent ? [CURLOPT_POSTFIELDS => $sent['body']] : []));
    curl_exec($curl);
    $error = curl_errno($curl);
    if ($error !== 0 && strlen($body) <= $settings['maxBytes']) {
        throw $error === 28 ? new CivicKitRefusal(504, 'the source does not answer in time') : new CivicKitRefusal(502, 'the source cannot be reached');
    }
    return civickit_answer($headers, $body);
}

function civickit_ask_by_stream(array $url, string $address, array $settings, float $until, ?array $sent): array
{
    $literal = strpos($address, ':') === false ? $address : "[$address]";
    $context = stream_context_create([
        'http' => [
            'method' => $sent ? 'POST' : 'GET',
            'content' => $sent ? $sent['body'] : '',
            'header' => array_merge(["Host: {$url['authority']}", 'Accept: */*', 'Connection: close'], $sent ? $sent['headers'] : []),
            'protocol_version' => 1.1, 'follow_location' => 0, 'max_redirects' => 1, 'ignore_errors' => true,
            'timeout' => $until - microtime(true), 'user_agent' => CIVICKIT_AGENT,
        ],
        // The certificate must be that of the name, though the connection goes to the address.
        'ssl' => ['peer_name' => trim($url['host'], '[]'), 'SNI_enabled' => true, 'verify_peer' => true, 'verify_peer_name' => true],
    ]);
    $stream = @fopen("{$url['scheme']}://$literal:{$url['port']}{$url['path']}", 'rb', false, $context);
    if (!$stream) {
        throw new CivicKitRefusal(microtime(true) >= $until - 0.1 ? 504 : 502, 'the source cannot be reached');
    }
    $headers = stream_get_meta_data($stream)['wrapper_data'] ?? [];
    $body = '';
    // Blocking, a read of a chunked answer would wait until its buffer is full, however slowly the source drips.
    stream_set_blocking($stream, false);
    while (!feof($stream) && strlen($body) <= $settings['maxBytes']) {
        if (microtime(true) >= $until) {
            fclose($stream);
            throw new CivicKitRefusal(504, 'the source does not answer in time');
        }
        $chunk = fread($stream, 65536);
        if ($chunk === false || $chunk === '') {
            usleep(5000);
        } else {
            $body .= $chunk;
        }
    }
    fclose($stream);
    return civickit_answer($headers, $body);
}

function civickit_answer(array $lines, string $body): array
{
    $status = 0;
    $headers = [];
    foreach ($lines as $line) {
        if (preg_match('~^HTTP/\S+ (\d{3})~', $line, $found)) {
            $status = (int) $found[1];
            $headers = [];
        } elseif (strpos($line, ':') !== false) {
            [$name, $value] = explode(':', $line, 2);
            $headers[strtolower(trim($name))] = trim($value);
        }
    }
    if (isset($headers['content-length']) && $status !== 204 && $status !== 304 && strlen($body) < (int) $headers['content-length']) {
        throw new CivicKitRefusal(502, 'the answer of the source broke off');
    }
    return ['status' => $status, 'headers' => $headers, 'body' => $body];
}

/** What a Location means, seen from the address that gave it. */
function civickit_follow(array $url, string $location): array
{
    if (preg_match('~^[a-z][a-z0-9+.-]*:~i', $location)) {
        return civickit_read_url($location);
    }
    if (substr($location, 0, 2) === '//') {
        return civickit_read_url($url['scheme'] . ':' . $location);
    }
    $path = preg_replace('/[?#].*$/Ds', '', $url['path']);
    if ($location === '') {
        throw new CivicKitRefusal(502, 'the source redirects to nowhere');
    }
    if ($location[0] === '?') {
        return civickit_read_url($url['origin'] . $path . $location);
    }
    return civickit_read_url($url['origin'] . ($location[0] === '/' ? $location : preg_replace('~[^/]*$~', '', $path) . $location));
}

/** @return string[] the header that says when to come again, where the source says it in seconds */
function civickit_wait_of(array $headers): array
{
    $wait = $headers['retry-after'] ?? '';
    return preg_match('/^\d{1,6}$/D', $wait) ? ["Retry-After: $wait"] : [];
}

function civickit_fetch(array $url, array $configured, array $settings): array
{
    $until = microtime(true) + $settings['seconds'];
    for ($step = 0; $step <= $settings['redirects']; $step++) {
        if (!civickit_is_same_site($url, $configured)) {
            throw new CivicKitRefusal(403, "the source leads to another host: {$url['origin']}; configure that address");
        }
        $answer = civickit_ask($url, civickit_pin($url, $settings), $settings, $until);
        if ($answer['status'] === 200) {
            return ['url' => $url['href'], 'type' => $answer['headers']['content-type'] ?? '', 'body' => $answer['body']];
        }
        if (!in_array($answer['status'], [301, 302, 303, 307, 308], true)) {
            $status = in_array($answer['status'], [404, 410, 429], true) ? $answer['status'] : 502;
            throw new CivicKitRefusal($status, "the source answers {$answer['status']}", civickit_wait_of($answer['headers']));
        }
        $url = civickit_follow($url, $answer['headers']['location'] ?? '');
    }
    throw new CivicKitRefusal(502, 'the source redirects without end');
}

/** What a page may send to this very address. */
function civickit_find_sending(array $settings, string $source, array $query, string $origin): array
{
    if (!$settings['send']) {
        throw new CivicKitRefusal(405, 'only GET', ['Allow: GET']);
    }
    if (!in_array($origin, $settings['origins'], true)) {
        throw new CivicKitRefusal(403, 'pages of this origin may not send');
    }
    $written = is_string($query['url'] ?? null) ? $query['url'] : '';
    $path = preg_match('~^https?://[^/?#]*([^?#]*)~i', $written, $found) ? $found[1] : null;
    if (!in_array($path, $settings['send'][$source]['paths'] ?? [], true)) {
        throw new CivicKitRefusal(403, 'nothing may be sent to this address');
    }
    return $settings['send'][$source];
}

const CIVICKIT_FORM = 'application/x-www-form-urlencoded';

/** @return array{type: string, body: string} */
function civickit_read_sent(string $given, array $settings): array
{
    $body = (string) file_get_contents('php://input', false, null, 0, $settings['maxSentBytes'] + 1);
    if (strlen($body) > $settings['maxSentBytes']) {
        throw new CivicKitRefusal(413, 'more is sent than may be');
    }
    $type = strtolower(trim(explode(';', $given)[0]));
    if ($type !== CIVICKIT_FORM && $type !== 'application/json') {
        throw new CivicKitRefusal(415, 'only forms and JSON may be sent');
    }
    return ['type' => $type, 'body' => $body];
}

/** Fields of a form or query with the key among them. What the page has put there goes. */
function civickit_keyed(string $fields, array $key): string
{
    $others = array_filter(explode('&', $fields), function ($part) use ($key) {
        return $part !== '' && urldecode(explode('=', $part)[0]) !== $key['name'];
    });
    return implode('&', array_merge($others, [rawurlencode($key['name']) . '=' . rawurlencode($key['value'])]));
}

/** @return array{0: array, 1: array} the address, and headers and body, with the key in its place */
function civickit_with_key(array $url, array $sent, ?array $key): array
{
    ['type' => $type, 'body' => $body] = $sent;
    $headers = ["Content-Type: $type"];
    $in = $key['in'] ?? '';
    if ($in === 'header') {
        $headers[] = "{$key['name']}: {$key['value']}";
    } elseif ($in === 'query') {
        [$path, $search] = explode('?', $url['path'], 2) + [1 => ''];
        $url = civickit_read_url($url['origin'] . $path . '?' . civickit_keyed($search, $key));
    } elseif ($key && ($in === 'form') !== ($type === CIVICKIT_FORM)) {
        throw new CivicKitRefusal(415, 'the source takes another content type');
    } elseif ($in === 'form') {
        $body = civickit_keyed($body, $key);
    } elseif ($in === 'digit') {
        $body = civickit_with_token($body, $key['value']);
    } elseif ($key) {
        throw new CivicKitRefusal(500, 'the relay is not set up: a key stands in form, query, header or digit');
    }
    return [$url, ['headers' => $headers, 'body' => $body]];
}

/** Who the page claims to be is not passed on: inside of a gateway it would be believed. */
function civickit_with_token(string $body, string $token): string
{
    $sent = json_decode($body, false, 64);
    if (!is_object($sent) || !is_object($sent->RequestInfo ?? null)) {
        throw new CivicKitRefusal(400, 'what is sent is no JSON with RequestInfo');
    }
    unset($sent->RequestInfo->userInfo);
    $sent->RequestInfo->authToken = $token;
    return json_encode($sent, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION);
}

/** The answer without the key, should the source repeat it, in any of the forms in which it was or could be written. */
function civickit_without_key(string $body, string $value): string
{
    $json = substr(json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), 1, -1);
    $words = explode(' ', trim($value));
    $forms = [$value, rawurlencode($value), urlencode($value), $json, str_replace('/', '\\/', $json), htmlspecialchars($value, ENT_COMPAT), end($words)];
    return str_replace($forms, '***', $body);
}

/** Sends once, and gives the answer as it is, with its status. Nothing is kept. */
function civickit_send(array $url, array $sent, ?array $key, array $settings): array
{
    [$keyed, $request] = civickit_with_key($url, $sent, $key);
    $answer = civickit_ask($keyed, civickit_pin($url, $settings), $settings, microtime(true) + $settings['seconds'], $request);
    ['status' => $status, 'headers' => $headers, 'body' => $body] = $answer;
    if ($status < 200 || ($status >= 300 && $status < 400)) {
        throw new CivicKitRefusal(502, 'the source redirects what is sent; configure that address');
    }
    if (!in_array($headers['content-encoding'] ?? '', ['', 'identity'], true)) {
        throw new CivicKitRefusal(502, 'the answer of the source is compressed');
    }
    return [
        'status' => $status, 'type' => $headers['content-type'] ?? '', 'body' => $key ? civickit_without_key($body, $key['value']) : $body,
        'wait' => civickit_wait_of($headers),
    ];
}

/** Never a type that a browser would run or draw. */
function civickit_safe_type(string $given): string
{
    $parts = explode(';', strtolower($given), 2);
    $type = trim($parts[0]);
    $types = '~^(application/((rss|atom|rdf|cap)\+xml|xml|json|(feed|geo|problem)\+json)|text/(xml|csv|plain))$~D';
    $safe = preg_match($types, $type) ? $type : (strpos($type, 'text/') === 0 ? 'text/plain' : 'application/octet-stream');
    return preg_match('/charset="?([\w-]{1,30})"?/', $parts[1] ?? '', $found) ? "$safe; charset={$found[1]}" : $safe;
}

/** A copy is one file: a line of facts, then the bytes. */
function civickit_read_copy(string $file): ?array
{
    $bytes = is_file($file) ? @file_get_contents($file) : false;
    $end = $bytes === false ? false : strpos($bytes, "\n");
    $facts = $end === false ? null : json_decode(substr($bytes, 0, $end), true);
    return is_array($facts) ? $facts + ['body' => substr($bytes, $end + 1)] : null;
}

function civickit_write_copy(string $file, array $fresh, array $settings): void
{
    $draft = $file . '.' . bin2hex(random_bytes(6));
    $facts = json_encode(['url' => $fresh['url'], 'type' => $fresh['type'], 'at' => time()], JSON_INVALID_UTF8_SUBSTITUTE);
    // A full disk is no reason to give nothing.
    if (@file_put_contents($draft, "$facts\n{$fresh['body']}") === false || !@rename($draft, $file)) {
        @unlink($draft);
        return;
    }
    $copies = glob($settings['cacheFolder'] . '/*.copy') ?: [];
    if (count($copies) > $settings['mostCopies']) {
        usort($copies, function ($a, $b) {
            return (@filemtime($a) ?: 0) <=> (@filemtime($b) ?: 0);
        });
        array_map('unlink', array_slice($copies, 0, count($copies) - $settings['mostCopies']));
    }
}

/** Whether a client has asked too often in this minute. One IPv6 network is one client; addresses are kept only as hashes. */
function civickit_is_too_often(string $client, array $settings): bool
{
    $bytes = (string) @inet_pton($client);
    $network = strlen($bytes) === 16 ? substr($bytes, 0, 8) : $bytes;
    $minute = intdiv(time(), 60);
    $file = $settings['cacheFolder'] . '/minute-' . $minute . '-' . substr(sha1($network . __DIR__), 0, 20);
    $handle = @fopen($file, 'c+');
    if (!$handle) {
        return false;
    }
    flock($handle, LOCK_EX);
    $count = (int) stream_get_contents($handle) + 1;
    rewind($handle);
    fwrite($handle, (string) $count);
    fclose($handle);
    if ($count === 1) {
        foreach (glob($settings['cacheFolder'] . '/minute-*') ?: [] as $old) {
            if ((int) substr(basename($old), 7) < $minute) {
                @unlink($old);
            }
        }
    }
    return $count > $settings['requestsPerMinute'];
}

/** @return array{0: array, 1: int, 2: bool} the answer, its age in seconds, whether it stands in; with a status, what came of sending */
function civickit_relay(array $query, array $server, array $settings): array
{
    $sends = $server['REQUEST_METHOD'] === 'POST';
    if ($server['REQUEST_METHOD'] !== 'GET' && !$sends) {
        throw new CivicKitRefusal(405, 'only GET', ['Allow: GET']);
    }
    if (!is_dir($settings['cacheFolder'])) {
        @mkdir($settings['cacheFolder'], 0700, true);
    }
    if (civickit_is_too_often($server['REMOTE_ADDR'] ?? '', $settings)) {
        throw new CivicKitRefusal(429, 'too many requests', ['Retry-After: 60']);
    }
    $source = is_string($query['source'] ?? null) ? $query['source'] : '';
    $sending = $sends ? civickit_find_sending($settings, $source, $query, $server['HTTP_ORIGIN'] ?? '') : null;
    $configured = civickit_find_source($settings['configuration'], $source);
    $url = civickit_read_url($query['url'] ?? null);
    if (!civickit_is_same_site($url, $configured)) {
        throw new CivicKitRefusal(403, 'url is not on the site of the source');
    }
    if ($sending) {
        return [civickit_send($url, civickit_read_sent($server['CONTENT_TYPE'] ?? '', $settings), $sending['key'] ?? null, $settings), 0, false];
    }
    $file = $settings['cacheFolder'] . '/' . hash('sha256', "$source\n{$url['href']}") . '.copy';
    $copy = civickit_read_copy($file);
    $age = $copy ? max(0, time() - (int) $copy['at']) : PHP_INT_MAX;
    if ($age < $settings['cacheSeconds']) {
        return [$copy, $age, false];
    }
    try {
        $fresh = civickit_fetch($url, $configured, $settings);
        civickit_write_copy($file, $fresh, $settings);
        return [$fresh, 0, false];
    } catch (CivicKitRefusal $refusal) {
        if ($refusal->status >= 429 && $age < $settings['keepSeconds']) {
            return [$copy, $age, true];
        }
        throw $refusal;
    }
}

function civickit_serve(array $settings): void
{
    header_remove('X-Powered-By');
    header('X-Content-Type-Options: nosniff');
    header("Content-Security-Policy: sandbox; default-src 'none'");
    header('Content-Disposition: attachment');
    header('Cross-Origin-Resource-Policy: same-origin');
    header('Referrer-Policy: no-referrer');
    try {
        [$answer, $age, $kept] = civickit_relay($_GET, $_SERVER, $settings);
        if (isset($answer['status'])) {
            http_response_code($answer['status']);
            header('Cache-Control: no-store');
            header('Content-Type: ' . civickit_safe_type($answer['type']));
            foreach ($answer['wait'] as $header) {
                header($header);
            }
            echo $answer['body'];
            return;
        }
        $etag = '"' . substr(hash('sha256', $answer['body']), 0, 32) . '"';
        header("ETag: $etag");
        header("Age: $age");
        header('Cache-Control: public, max-age=60');
        if ($kept) {
            header('X-CivicKit-Relay: kept-copy');
        }
        if (($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === $etag) {
            http_response_code(304);
            return;
        }
        header('Content-Type: ' . civickit_safe_type($answer['type']));
        header('Content-Location: ' . $answer['url']);
        echo $answer['body'];
    } catch (CivicKitRefusal $refusal) {
        http_response_code($refusal->status);
        header('Content-Type: application/problem+json');
        header('Cache-Control: no-store');
        array_map('header', $refusal->headers);
        echo json_encode(['title' => 'The relay gives nothing', 'status' => $refusal->status, 'detail' => $refusal->getMessage()]);
    }
}

if (realpath($_SERVER['SCRIPT_FILENAME'] ?? '') === __FILE__) {
    // What this server sets lies in a file of its own, so that a new relay.php can simply replace the old one.
    $civickit_own = __DIR__ . '/relay.settings.php';
    civickit_serve((is_file($civickit_own) ? require $civickit_own : []) + $civickit_settings);
}
