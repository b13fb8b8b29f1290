<?php
// php install.php SITE: makes the tables and the first user.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Test town', 'clerk', 'clerk@example.test', true, '', 'only-for-this-test');
update_option('timezone_string', 'Asia/Shanghai');
