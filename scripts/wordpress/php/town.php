<?php
// A must-use plug-in: a custom type as towns have them, and switches for what plug-ins and firewalls do to the REST interface.
add_action('init', function () {
  register_post_type('closure', ['public' => true, 'label' => 'Closures', 'show_in_rest' => true, 'rest_base' => 'closures',
    'supports' => ['title', 'editor', 'excerpt'], 'taxonomies' => ['district']]);
  register_taxonomy('district', 'closure', ['public' => true, 'label' => 'Districts', 'show_in_rest' => true, 'hierarchical' => true]);
});
add_filter('rest_url_prefix', fn($usual) => get_option('civickit_prefix') ?: $usual);
add_action('init', function () {
  if (!get_option('civickit_no_rest_route') || !isset($_GET['rest_route'])) return;
  status_header(403);
  die('<!DOCTYPE html><title>Blocked</title>');
}, 1);
add_filter('rest_authentication_errors', function ($earlier) {
  if (!get_option('civickit_closed')) return $earlier;
  return new WP_Error('rest_login_required', 'Only those who are logged in may use the REST interface.', ['status' => 401]);
});
