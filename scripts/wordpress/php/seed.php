<?php
// php seed.php SITE: the posts that the tests know of.
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

function must($made) {
  if (!$made || is_wp_error($made)) {
    fwrite(STDERR, is_wp_error($made) ? $made->get_error_message() : 'something could not be made');
    exit(1);
  }
  return $made;
}
function post($title, $date, $more = []) {
  return must(wp_insert_post(wp_slash(array_merge(
    ['post_title' => $title, 'post_date' => $date, 'post_status' => 'publish', 'post_author' => 1, 'post_content' => '<p>Text</p>'], $more))));
}

wp_delete_post(1, true);
wp_delete_comment(1, true);
wp_update_user(['ID' => 1, 'display_name' => 'Water & Roads Office']);
$water = must(wp_create_category('Water & power'));
$news = must(wp_create_category('公告'));
$bulk = must(wp_create_category('Bulk'));

$picture = imagecreatetruecolor(1600, 900);
$file = wp_upload_dir()['path'] . '/bridge.jpg';
imagejpeg($picture, $file);
$image = must(wp_insert_attachment(['post_mime_type' => 'image/jpeg', 'post_title' => 'Bridge', 'post_status' => 'inherit'], $file));
wp_update_attachment_metadata($image, wp_generate_attachment_metadata($image, $file));
update_post_meta($image, '_wp_attachment_image_alt', 'The bridge & its "gate"');

$blocks = "<!-- wp:paragraph -->\n<p>The water is <strong>off</strong> &amp; comes back.</p>\n<!-- /wp:paragraph -->\n"
  . "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"/wp-content/uploads/pipe.jpg\" alt=\"A pipe\"/></figure>\n<!-- /wp:image -->\n"
  . '<p>[old_plugin id="3"]Kept[/old_plugin] [sic]</p>';
$first = post('Water’s “off” & on – 3 < 4', '2026-03-20 08:30:00', ['post_content' => $blocks, 'post_category' => [$water]]);
set_post_thumbnail($first, $image);
post('停水通知：3月5日 𠮷', '2026-03-19 08:00:00', ['post_category' => [$news], 'post_excerpt' => '因管道维修。']);
$sticky = post('Opening hours', '2026-03-18 08:00:00', ['post_category' => [1]]);
stick_post($sticky);
post('Behind a password', '2026-03-17 08:00:00', ['post_password' => 'x', 'post_content' => '<p>hidden words</p>']);
post('Private', '2026-03-16 08:00:00', ['post_status' => 'private']);
post('Draft', '2026-03-15 08:00:00', ['post_status' => 'draft']);
post('Tomorrow', '2099-01-01 08:00:00', ['post_status' => 'future']);
post('About the town', '2026-03-01 08:00:00', ['post_type' => 'page']);
$closure = post('Bridge closed', '2026-03-10 08:00:00', ['post_type' => 'closure']);
must(wp_set_object_terms($closure, 'North', 'district'));
for ($number = 1; $number <= 120; $number++) {
  $date = gmdate('Y-m-d H:i:s', gmmktime(12, 0, 0, 1, 31, 2026) - $number * 3600);
  post("Bulk $number", $date, ['post_category' => [$bulk], 'post_content' => '<p>' . str_repeat("Sentence of post $number. ", 80) . '</p>']);
}
