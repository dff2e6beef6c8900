// Starts the viewer of the contract. All it needs comes from this server.
if (window.matchMedia("(prefers-color-scheme: dark)").matches) {
  document.documentElement.classList.add("dark-mode");
}
window.SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#swagger-ui",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  displayRequestDuration: true,
  persistAuthorization: false,
  // Who may call what: x-mutirao-access.
  showExtensions: true,
  validatorUrl: null,
});
