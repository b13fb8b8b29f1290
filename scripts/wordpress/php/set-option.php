<?php
// php set-option.php SITE NAME VALUE
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
if ($argv[2] === 'permalink_structure') {
  $wp_rewrite->set_permalink_structure($argv[3]);
  flush_rewrite_rules(false);
} else {
  update_option($argv[2], $argv[3]);
}
